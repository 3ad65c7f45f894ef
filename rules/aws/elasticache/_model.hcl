# Nodes of Redis OSS or Valkey that copy the data of one another.
type "aws.elasticache.replication_group" {
  attributes {
    encrypted_at_rest    = bool
    encrypted_in_transit = bool
    # What they are where nothing is said.
    at_rest_by_default    = optional(bool, false)
    in_transit_by_default = optional(bool, false)
    kms_key               = string
    # How clients log in: a shared password, or users.
    auth_token         = string
    user_groups        = list(string)
    automatic_failover = optional(bool, false)
    # In a global datastore the primary group decides on engine and encryption.
    secondary = optional(bool, false)
  }

  derived {
    customer_key = coalesce(self.encrypted_at_rest, self.at_rest_by_default) && customer_key(self.kms_key)
  }

  terraform "aws_elasticache_replication_group" {
    identity = ["id", "arn", "replication_group_id"]

    encrypted_at_rest    = self.at_rest_encryption_enabled
    encrypted_in_transit = self.transit_encryption_enabled
    at_rest_by_default   = lower(coalesce(self.engine, "redis")) == "valkey"
    in_transit_by_default = (
      lower(coalesce(self.engine, "redis")) == "valkey"
      && unknown("whether Valkey encrypts in transit without being told is up to ElastiCache")
    )
    kms_key            = self.kms_key_id
    user_groups        = self.user_group_ids
    automatic_failover = self.automatic_failover_enabled
    secondary          = present(self.global_replication_group_id)
  }

  cloudformation "AWS::ElastiCache::ReplicationGroup" {
    identity = ["Ref", "ReplicationGroupId"]

    encrypted_at_rest    = self.AtRestEncryptionEnabled
    encrypted_in_transit = self.TransitEncryptionEnabled
    at_rest_by_default   = lower(coalesce(self.Engine, "redis")) == "valkey"
    in_transit_by_default = (
      lower(coalesce(self.Engine, "redis")) == "valkey"
      && unknown("whether Valkey encrypts in transit without being told is up to ElastiCache")
    )
    kms_key            = self.KmsKeyId
    user_groups        = self.UserGroupIds
    automatic_failover = self.AutomaticFailoverEnabled
    secondary          = present(self.GlobalReplicationGroupId)
  }
}

# What holds cached data: a cluster of its own, or a replication group.
type "aws.elasticache.cache" {
  attributes {
    engine         = optional(string, "redis")
    engine_version = string
    # Days; 0: no backups.
    snapshot_retention         = optional(number, 0)
    auto_minor_version_upgrade = optional(bool, true)
    # A cluster that takes its settings from the replication group it is in.
    member = optional(bool, false)
  }

  derived {
    memcached = lower(self.engine) == "memcached"
  }

  terraform "aws_elasticache_cluster" {
    identity           = ["id", "arn", "cluster_id"]
    snapshot_retention = self.snapshot_retention_limit
    member             = present(self.replication_group_id)
  }

  terraform "aws_elasticache_replication_group" {
    identity           = ["id", "arn", "replication_group_id"]
    snapshot_retention = self.snapshot_retention_limit
    member             = false
  }

  cloudformation "AWS::ElastiCache::CacheCluster" {
    identity           = ["Ref", "ClusterName"]
    snapshot_retention = self.SnapshotRetentionLimit
    member             = false
  }

  cloudformation "AWS::ElastiCache::ReplicationGroup" {
    identity           = ["Ref", "ReplicationGroupId"]
    snapshot_retention = self.SnapshotRetentionLimit
    member             = false
  }
}

# A cluster: one node of Redis OSS, or nodes of Memcached.
type "aws.elasticache.cluster" {
  attributes {
    engine             = optional(string, "")
    nodes              = optional(number, 1)
    az_mode            = optional(string, "single-az")
    availability_zones = list(string)
    subnet_group       = optional(string, "default")
    # A cluster that takes its settings from the replication group it is in.
    member = optional(bool, false)
  }

  terraform "aws_elasticache_cluster" {
    identity           = ["id", "arn", "cluster_id"]
    nodes              = self.num_cache_nodes
    availability_zones = self.preferred_availability_zones
    subnet_group       = self.subnet_group_name
    member             = present(self.replication_group_id)
  }

  cloudformation "AWS::ElastiCache::CacheCluster" {
    identity           = ["Ref", "ClusterName"]
    nodes              = self.NumCacheNodes
    az_mode            = self.AZMode
    availability_zones = self.PreferredAvailabilityZones
    subnet_group       = self.CacheSubnetGroupName
    member             = false
  }
}

# What makes or names security groups of EC2-Classic.
type "aws.elasticache.classic" {
  attributes {
    makes_classic_group = optional(bool, false)
    classic_groups      = list(string)
  }

  terraform "aws_elasticache_security_group" {
    makes_classic_group = true
    classic_groups      = []
  }

  terraform "aws_elasticache_cluster" {
    identity            = ["id", "arn", "cluster_id"]
    makes_classic_group = false
    classic_groups      = self.security_group_names
  }

  terraform "aws_elasticache_replication_group" {
    identity            = ["id", "arn", "replication_group_id"]
    makes_classic_group = false
    classic_groups      = self.security_group_names
  }

  cloudformation "AWS::ElastiCache::SecurityGroup" {
    makes_classic_group = true
    classic_groups      = []
  }

  cloudformation "AWS::ElastiCache::CacheCluster" {
    identity            = ["Ref", "ClusterName"]
    makes_classic_group = false
    classic_groups      = self.CacheSecurityGroupNames
  }

  cloudformation "AWS::ElastiCache::ReplicationGroup" {
    identity            = ["Ref", "ReplicationGroupId"]
    makes_classic_group = false
    classic_groups      = self.CacheSecurityGroupNames
  }
}
