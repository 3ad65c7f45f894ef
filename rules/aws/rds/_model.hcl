# A DB instance: one of its own, or a member of a DB cluster.
type "aws.rds.instance" {
  attributes {
    engine              = string
    publicly_accessible = bool
    # What it is where nothing is said.
    public_by_default   = optional(bool, false)
    storage_encrypted   = optional(bool, false)
    multi_az            = optional(bool, false)
    deletion_protection = optional(bool, false)
    iam_authentication  = optional(bool, false)
    # On unless it is turned off, for a replica as for its source.
    auto_minor_version_upgrade = optional(bool, true)
    # Logs that go to CloudWatch Logs.
    log_exports = list(string)
    # Storage, backups, deletion protection and IAM authentication are the cluster's.
    cluster_member = optional(bool, false)
    # A read replica of another instance or cluster.
    replica = optional(bool, false)
    # Made from a snapshot or a backup.
    restored       = optional(bool, false)
    engine_version = string
    instance_class = optional(string, "")
    ca_certificate = optional(string, "")
    # Seconds between metrics of the operating system; 0: none.
    monitoring_interval      = optional(number, 0)
    performance_insights     = optional(bool, false)
    performance_insights_key = string
    copy_tags_to_snapshot    = optional(bool, false)
    master_password          = string
    # The parameter group by name, and what it says where it is of the project.
    parameter_group = optional(string, "default.")
    family          = string
    parameters      = list(object({ name = optional(string, ""), value = optional(string, "") }))
  }

  derived {
    insights_customer_key = customer_key(self.performance_insights_key)
  }

  terraform "aws_db_instance" {
    identity = ["id", "arn", "identifier", "resource_id"]
    # The engine of a replica is its source's.
    engine             = coalesce(self.engine, follow(self.replicate_source_db, "aws_db_instance").engine)
    iam_authentication = self.iam_database_authentication_enabled
    log_exports        = self.enabled_cloudwatch_logs_exports
    # The provider's default, and it has no way to say which cluster an instance is in.
    public_by_default        = false
    cluster_member           = false
    replica                  = present(self.replicate_source_db)
    restored                 = present(self.snapshot_identifier) || present(self.restore_to_point_in_time)
    ca_certificate           = self.ca_cert_identifier
    performance_insights     = self.performance_insights_enabled
    performance_insights_key = self.performance_insights_kms_key_id
    master_password          = coalesce(self.password, self.password_wo)
    parameter_group          = self.parameter_group_name
    family                   = follow(self.parameter_group_name, "aws_db_parameter_group").family
    parameters               = follow(self.parameter_group_name, "aws_db_parameter_group").parameter
  }

  terraform "aws_rds_cluster_instance" {
    identity          = ["id", "arn", "identifier"]
    public_by_default = false
    cluster_member    = true
    replica           = false
    restored          = false
    lacks = {
      storage_encrypted   = "the cluster says it for its members"
      multi_az            = "a cluster has members in several zones instead"
      deletion_protection = "the cluster says it for its members"
      iam_authentication  = "the cluster says it for its members"
      log_exports         = "the cluster says it for its members"
      master_password     = "the cluster says it for its members"
      parameter_group     = "what rules ask of is in the cluster's parameter group"
      family              = "what rules ask of is in the cluster's parameter group"
      parameters          = "what rules ask of is in the cluster's parameter group"
    }
    ca_certificate = self.ca_cert_identifier
    # The cluster may say it for all of its members.
    monitoring_interval = coalesce(
      self.monitoring_interval,
      follow(self.cluster_identifier, "aws_rds_cluster").monitoring_interval,
    )
    performance_insights = coalesce(
      self.performance_insights_enabled,
      follow(self.cluster_identifier, "aws_rds_cluster").performance_insights_enabled,
    )
    performance_insights_key = coalesce(
      self.performance_insights_kms_key_id,
      follow(self.cluster_identifier, "aws_rds_cluster").performance_insights_kms_key_id,
    )
  }

  cloudformation "AWS::RDS::DBInstance" {
    identity = ["Ref", "DBInstanceArn", "DBInstanceIdentifier"]
    engine = coalesce(
      self.Engine,
      follow(self.SourceDBInstanceIdentifier, "AWS::RDS::DBInstance").Engine,
    )
    multi_az           = self.MultiAZ
    iam_authentication = self.EnableIAMDatabaseAuthentication
    log_exports        = self.EnableCloudwatchLogsExports
    instance_class     = self.DBInstanceClass
    ca_certificate     = self.CACertificateIdentifier
    monitoring_interval = coalesce(
      self.MonitoringInterval,
      follow(self.DBClusterIdentifier, "AWS::RDS::DBCluster").MonitoringInterval,
    )
    performance_insights = coalesce(
      self.EnablePerformanceInsights,
      follow(self.DBClusterIdentifier, "AWS::RDS::DBCluster").PerformanceInsightsEnabled,
    )
    performance_insights_key = coalesce(
      self.PerformanceInsightsKMSKeyId,
      follow(self.DBClusterIdentifier, "AWS::RDS::DBCluster").PerformanceInsightsKmsKeyId,
    )
    master_password = self.MasterUserPassword
    parameter_group = self.DBParameterGroupName
    family          = follow(self.DBParameterGroupName, "AWS::RDS::DBParameterGroup").Family
    parameters = [
      for k, v in follow(self.DBParameterGroupName, "AWS::RDS::DBParameterGroup").Parameters : { name = k, value = v }
    ]
    # Where it is not set, without a subnet group, and the engine is not Aurora: public if the default
    # VPC has an internet gateway, which no template says. A replica takes it from its source.
    public_by_default = (
      !present(self.DBSubnetGroupName)
      && !present(self.DBClusterIdentifier)
      && !present(self.SourceDBInstanceIdentifier)
      && !present(self.SourceDBClusterIdentifier)
      && !startswith(coalesce(self.Engine, ""), "aurora")
      && unknown("it is public if the default VPC has an internet gateway")
    )
    cluster_member = present(self.DBClusterIdentifier) || startswith(coalesce(self.Engine, ""), "aurora")
    # With a time to restore to, the source is what it is restored from.
    replica = (
      present(self.SourceDBClusterIdentifier)
      || present(self.SourceDBInstanceIdentifier) && !coalesce(self.UseLatestRestorableTime, false)
      && !present(self.RestoreTime)
    )
    restored = (
      present(self.DBSnapshotIdentifier)
      || present(self.DBClusterSnapshotIdentifier)
      || present(self.SourceDbiResourceId)
      || present(self.SourceDBInstanceAutomatedBackupsArn)
      || present(self.RestoreTime)
      || coalesce(self.UseLatestRestorableTime, false)
    )
  }
}

# A DB cluster: Aurora, or Multi-AZ with two readable standbys.
type "aws.rds.cluster" {
  attributes {
    engine                = string
    engine_mode           = optional(string, "provisioned")
    storage_encrypted     = optional(bool, false)
    replica               = optional(bool, false)
    restored              = optional(bool, false)
    engine_version        = string
    kms_key               = string
    iam_authentication    = optional(bool, false)
    deletion_protection   = optional(bool, false)
    copy_tags_to_snapshot = optional(bool, false)
    # Logs that go to CloudWatch Logs.
    log_exports = list(string)
    # Seconds that the cluster can be rewound by; 0: not at all.
    backtrack_window = optional(number, 0)
    master_password  = string
    # A cluster of a global database.
    global = optional(bool, false)
    # What its parameter group says, where that is of the project.
    family     = string
    parameters = list(object({ name = optional(string, ""), value = optional(string, "") }))
  }

  derived {
    # Aurora MySQL was called `aurora` first, and was meant where no engine was named. A replica and
    # what is restored have their source's.
    aurora_mysql = (
      self.engine == null && (self.replica || self.restored)
      ? unknown("its source decides the engine")
      : contains(["aurora", "aurora-mysql"], lower(coalesce(self.engine, "aurora")))
    )
    # The first generation of Aurora Serverless has few settings.
    serverless_v1 = self.engine_mode == "serverless"
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_rds_cluster" {
    identity           = ["id", "arn", "cluster_identifier", "cluster_resource_id"]
    replica            = present(self.replication_source_identifier)
    restored           = present(self.snapshot_identifier) || present(self.restore_to_point_in_time)
    kms_key            = self.kms_key_id
    iam_authentication = self.iam_database_authentication_enabled
    log_exports        = self.enabled_cloudwatch_logs_exports
    master_password    = coalesce(self.master_password, self.master_password_wo)
    global             = present(self.global_cluster_identifier)
    family             = follow(self.db_cluster_parameter_group_name, "aws_rds_cluster_parameter_group").family
    parameters         = follow(self.db_cluster_parameter_group_name, "aws_rds_cluster_parameter_group").parameter
  }

  cloudformation "AWS::RDS::DBCluster" {
    identity           = ["Ref", "DBClusterArn", "DBClusterIdentifier"]
    replica            = present(self.ReplicationSourceIdentifier)
    restored           = present(self.SnapshotIdentifier) || present(self.SourceDBClusterIdentifier)
    kms_key            = self.KmsKeyId
    iam_authentication = self.EnableIAMDatabaseAuthentication
    log_exports        = self.EnableCloudwatchLogsExports
    master_password    = self.MasterUserPassword
    global             = present(self.GlobalClusterIdentifier)
    family             = follow(self.DBClusterParameterGroupName, "AWS::RDS::DBClusterParameterGroup").Family
    parameters = [
      for k, v in follow(self.DBClusterParameterGroupName, "AWS::RDS::DBClusterParameterGroup").Parameters :
      { name = k, value = v }
    ]
  }
}

# What has automated backups: an instance of its own, or a cluster.
type "aws.rds.database" {
  attributes {
    # Days; 0: none.
    backup_retention_period = number
    # The days where nothing is said and nothing is restored.
    default_retention = optional(number, 1)
    replica           = optional(bool, false)
    restored          = optional(bool, false)
  }

  terraform "aws_db_instance" {
    identity = ["id", "arn", "identifier", "resource_id"]
    # The provider sends 0 where the user says nothing.
    default_retention = 0
    replica           = present(self.replicate_source_db)
    restored          = present(self.snapshot_identifier) || present(self.restore_to_point_in_time)
  }

  terraform "aws_rds_cluster" {
    identity          = ["id", "arn", "cluster_identifier", "cluster_resource_id"]
    default_retention = 1
    replica           = present(self.replication_source_identifier)
    restored          = present(self.snapshot_identifier) || present(self.restore_to_point_in_time)
  }

  cloudformation "AWS::RDS::DBInstance" {
    identity          = ["Ref", "DBInstanceArn", "DBInstanceIdentifier"]
    when              = !(present(self.DBClusterIdentifier) || startswith(coalesce(self.Engine, ""), "aurora"))
    default_retention = 1
    replica = (
      present(self.SourceDBClusterIdentifier)
      || present(self.SourceDBInstanceIdentifier) && !coalesce(self.UseLatestRestorableTime, false)
      && !present(self.RestoreTime)
    )
    restored = (
      present(self.DBSnapshotIdentifier)
      || present(self.DBClusterSnapshotIdentifier)
      || present(self.SourceDbiResourceId)
      || present(self.SourceDBInstanceAutomatedBackupsArn)
      || present(self.RestoreTime)
      || coalesce(self.UseLatestRestorableTime, false)
    )
  }

  cloudformation "AWS::RDS::DBCluster" {
    identity          = ["Ref", "DBClusterArn", "DBClusterIdentifier"]
    default_retention = 1
    replica           = present(self.ReplicationSourceIdentifier)
    restored          = present(self.SnapshotIdentifier) || present(self.SourceDBClusterIdentifier)
  }
}

# What runs an engine of a version that somebody chose.
type "aws.rds.engine" {
  attributes {
    engine  = optional(string, "")
    version = optional(string, "")
  }

  terraform "aws_db_instance" {
    identity = ["id", "arn", "identifier", "resource_id"]
    version  = self.engine_version
  }

  terraform "aws_rds_cluster" {
    identity = ["id", "arn", "cluster_identifier", "cluster_resource_id"]
    version  = self.engine_version
  }

  cloudformation "AWS::RDS::DBInstance" {
    identity = ["Ref", "DBInstanceArn", "DBInstanceIdentifier"]
    version  = self.EngineVersion
  }

  cloudformation "AWS::RDS::DBCluster" {
    identity = ["Ref", "DBClusterArn", "DBClusterIdentifier"]
    version  = self.EngineVersion
  }
}

# Clusters in several regions that hold the same data.
type "aws.rds.global_cluster" {
  attributes {
    storage_encrypted = optional(bool, false)
    # Made from a cluster, with its encryption.
    source = string
  }

  terraform "aws_rds_global_cluster" {
    identity = ["id", "arn", "global_cluster_identifier"]
    source   = self.source_db_cluster_identifier
  }

  cloudformation "AWS::RDS::GlobalCluster" {
    identity = ["Ref", "GlobalClusterIdentifier"]
    source   = self.SourceDBClusterIdentifier
  }
}

# A snapshot taken by hand, and who may restore it.
type "aws.rds.snapshot" {
  lacks = { cloudformation = "CloudFormation takes snapshots, but cannot share them" }

  attributes {
    shared_accounts = list(string)
  }

  terraform "aws_db_snapshot" "aws_db_cluster_snapshot" "aws_db_snapshot_copy" {}
}

# A copy of a snapshot.
type "aws.rds.snapshot_copy" {
  lacks = { cloudformation = "CloudFormation cannot copy a snapshot" }

  attributes {
    kms_key = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_db_snapshot_copy" {
    kms_key = self.kms_key_id
  }
}

# Automated backups that are kept in another region too.
type "aws.rds.backup_replication" {
  attributes {
    kms_key = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_db_instance_automated_backups_replication" {
    kms_key = self.kms_key_id
  }

  # The instance says where to.
  cloudformation "AWS::RDS::DBInstance" {
    when    = present(self.AutomaticBackupReplicationRegion)
    kms_key = self.AutomaticBackupReplicationKmsKeyId
  }
}

# A stream of what happens in a cluster.
type "aws.rds.activity_stream" {
  lacks = { cloudformation = "CloudFormation cannot start one" }

  attributes {
    kms_key = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_rds_cluster_activity_stream" {
    kms_key = self.kms_key_id
  }
}

# What makes or names DB security groups, which are of EC2-Classic.
type "aws.rds.classic" {
  attributes {
    makes_classic_group = optional(bool, false)
    classic_groups      = list(string)
  }

  terraform "aws_db_security_group" {
    makes_classic_group = true
    classic_groups      = []
  }

  terraform "aws_db_instance" {
    identity            = ["id", "arn", "identifier", "resource_id"]
    makes_classic_group = false
    classic_groups      = self.security_group_names
  }

  cloudformation "AWS::RDS::DBSecurityGroup" {
    makes_classic_group = true
    classic_groups      = []
  }

  cloudformation "AWS::RDS::DBInstance" {
    identity            = ["Ref", "DBInstanceArn", "DBInstanceIdentifier"]
    makes_classic_group = false
    classic_groups      = self.DBSecurityGroups
  }
}

# A database as the internet sees it.
type "aws.rds.exposure" {
  attributes {
    address = optional(bool, false)
    port    = number
    open    = list(any)
  }

  terraform "aws_db_instance" {
    identity = ["id", "arn", "identifier"]
    address  = self.publicly_accessible
    port     = self.port
    open = flatten([
      for g in self.vpc_security_group_ids : node(g, "aws.ec2.group_openings").open
      if node(g, "aws.ec2.group_openings") != null
    ])
  }

  cloudformation "AWS::RDS::DBInstance" {
    identity = ["Ref", "DBInstanceArn", "DBInstanceIdentifier"]
    address  = self.PubliclyAccessible
    port     = self.Port
    open = flatten([
      for g in self.VPCSecurityGroups : node(g, "aws.ec2.group_openings").open
      if node(g, "aws.ec2.group_openings") != null
    ])
  }
}
