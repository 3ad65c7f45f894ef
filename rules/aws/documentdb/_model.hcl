# A DocumentDB cluster.
type "aws.documentdb.cluster" {
  attributes {
    storage_encrypted = optional(bool, false)
    kms_key           = string
    master_password   = string
    # Logs that go to CloudWatch Logs.
    log_exports = list(string)
    # Days.
    backup_retention_period = number
    # It takes encryption from where its data is.
    restored = optional(bool, false)
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_docdb_cluster" {
    identity        = ["id", "arn", "cluster_identifier", "cluster_resource_id"]
    kms_key         = self.kms_key_id
    master_password = coalesce(self.master_password, self.master_password_wo)
    log_exports     = self.enabled_cloudwatch_logs_exports
    restored        = present(self.snapshot_identifier) || coalesce(length(self.restore_to_point_in_time) > 0, false)
  }

  cloudformation "AWS::DocDB::DBCluster" {
    identity        = ["Ref", "ClusterResourceId", "DBClusterIdentifier"]
    kms_key         = self.KmsKeyId
    master_password = self.MasterUserPassword
    log_exports     = self.EnableCloudwatchLogsExports
    restored        = present(self.SnapshotIdentifier) || present(self.SourceDBClusterIdentifier)
  }
}

# Clusters in several regions that hold the same data.
type "aws.documentdb.global_cluster" {
  attributes {
    storage_encrypted = optional(bool, false)
    # Made from a cluster, with its encryption.
    source = string
  }

  terraform "aws_docdb_global_cluster" {
    identity = ["id", "arn", "global_cluster_identifier"]
    source   = self.source_db_cluster_identifier
  }

  cloudformation "AWS::DocDB::GlobalCluster" {
    identity = ["Ref", "GlobalClusterArn", "GlobalClusterIdentifier"]
    source   = self.SourceDBClusterIdentifier
  }
}

# Parameters of the clusters that use the group.
type "aws.documentdb.parameter_group" {
  attributes {
    parameters = list(object({ name = optional(string, ""), value = optional(string, "") }))
  }

  derived {
    audit_logs = [for p in self.parameters : p if lower(p.name) == "audit_logs"]
    tls        = [for p in self.parameters : p if lower(p.name) == "tls"]
  }

  terraform "aws_docdb_cluster_parameter_group" {
    identity   = ["id", "arn", "name"]
    parameters = self.parameter
  }

  cloudformation "AWS::DocDB::DBClusterParameterGroup" {
    identity   = ["Ref", "Name"]
    parameters = [for k, v in self.Parameters : { name = k, value = v }]
  }
}
