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
    log_exports         = list(string)
    # Storage, backups, deletion protection and IAM authentication are the cluster's.
    cluster_member      = optional(bool, false)
    # A read replica of another instance or cluster.
    replica             = optional(bool, false)
    # Made from a snapshot or a backup.
    restored            = optional(bool, false)
  }

  terraform "aws_db_instance" {
    identity = ["id", "arn", "identifier", "resource_id"]
    # The engine of a replica is its source's.
    engine             = coalesce(self.engine, follow(self.replicate_source_db, "aws_db_instance").engine)
    iam_authentication = self.iam_database_authentication_enabled
    log_exports        = self.enabled_cloudwatch_logs_exports
    # The provider's default, and it has no way to say which cluster an instance is in.
    public_by_default  = false
    cluster_member     = false
    replica            = present(self.replicate_source_db)
    restored           = present(self.snapshot_identifier) || present(self.restore_to_point_in_time)
  }

  terraform "aws_rds_cluster_instance" {
    identity          = ["id", "arn", "identifier"]
    public_by_default = false
    cluster_member    = true
    replica           = false
    restored          = false
    lacks             = ["storage_encrypted", "multi_az", "deletion_protection", "iam_authentication", "log_exports"]
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
    engine            = string
    engine_mode       = optional(string, "provisioned")
    storage_encrypted = optional(bool, false)
    replica           = optional(bool, false)
    restored          = optional(bool, false)
  }

  terraform "aws_rds_cluster" {
    identity = ["id", "arn", "cluster_identifier", "cluster_resource_id"]
    replica  = present(self.replication_source_identifier)
    restored = present(self.snapshot_identifier) || present(self.restore_to_point_in_time)
  }

  cloudformation "AWS::RDS::DBCluster" {
    identity = ["Ref", "DBClusterArn", "DBClusterIdentifier"]
    replica  = present(self.ReplicationSourceIdentifier)
    restored = present(self.SnapshotIdentifier) || present(self.SourceDBClusterIdentifier)
  }
}

# What has automated backups: an instance of its own, or a cluster.
type "aws.rds.database" {
  attributes {
    # Days; 0: none.
    backup_retention_period = number
    # The days where nothing is said and nothing is restored.
    default_retention       = optional(number, 1)
    replica                 = optional(bool, false)
    restored                = optional(bool, false)
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
