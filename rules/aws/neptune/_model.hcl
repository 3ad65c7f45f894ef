# A DB cluster.
type "aws.neptune.cluster" {
  attributes {
    storage_encrypted = optional(bool, false)
    kms_key           = string
    # Logs that go to CloudWatch Logs.
    log_exports           = list(string)
    iam_authentication    = optional(bool, false)
    deletion_protection   = optional(bool, false)
    copy_tags_to_snapshot = optional(bool, false)
    # Days.
    backup_retention_period = number
    # It takes encryption from where its data is.
    replica  = optional(bool, false)
    restored = optional(bool, false)
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_neptune_cluster" {
    identity           = ["id", "arn", "cluster_identifier", "cluster_resource_id"]
    kms_key            = self.kms_key_arn
    log_exports        = self.enable_cloudwatch_logs_exports
    iam_authentication = self.iam_database_authentication_enabled
    replica            = present(self.replication_source_identifier)
    restored           = present(self.snapshot_identifier)
  }

  cloudformation "AWS::Neptune::DBCluster" {
    identity           = ["Ref", "ClusterResourceId", "DBClusterIdentifier"]
    kms_key            = self.KmsKeyId
    log_exports        = self.EnableCloudwatchLogsExports
    iam_authentication = self.IamAuthEnabled
    replica            = false
    restored           = present(self.SnapshotIdentifier) || present(self.SourceDBClusterIdentifier)
  }
}

# An instance of a cluster.
type "aws.neptune.instance" {
  attributes {
    publicly_accessible = optional(bool, false)
  }

  terraform "aws_neptune_cluster_instance" {
    identity = ["id", "arn", "identifier"]
  }

  cloudformation "AWS::Neptune::DBInstance" {
    identity = ["Ref", "DBInstanceIdentifier"]
  }
}
