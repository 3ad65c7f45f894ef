# A replication instance.
type "aws.dms.replication_instance" {
  attributes {
    publicly_accessible        = bool
    auto_minor_version_upgrade = bool
    # What they are where nothing is said.
    public_by_default   = optional(bool, true)
    upgraded_by_default = optional(bool, true)
    kms_key             = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  # The provider sends false where the user says nothing.
  terraform "aws_dms_replication_instance" {
    identity            = ["id", "replication_instance_arn", "replication_instance_id"]
    public_by_default   = false
    upgraded_by_default = false
    kms_key             = self.kms_key_arn
  }

  cloudformation "AWS::DMS::ReplicationInstance" {
    identity            = ["Ref", "ReplicationInstanceIdentifier"]
    public_by_default   = true
    upgraded_by_default = true
    kms_key             = self.KmsKeyId
  }
}

# A database, bucket or stream that DMS reads or writes.
type "aws.dms.endpoint" {
  attributes {
    engine           = optional(string, "")
    ssl_mode         = optional(string, "none")
    kms_key          = string
    password         = string
    mongodb_password = string
  }

  derived {
    # Of these DMS encrypts the connection as `ssl_mode` says; others have a setting of their own, or none.
    ssl_mode_applies = contains([
      "aurora", "aurora-postgresql", "aurora-postgresql-serverless", "aurora-serverless", "azuredb", "azure-sql-managed-instance",
      "babelfish", "db2", "db2-zos", "docdb", "mariadb", "mongodb", "mysql", "oracle", "postgres", "sqlserver", "sybase",
    ], lower(self.engine))
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_dms_endpoint" {
    identity = ["id", "endpoint_arn", "endpoint_id"]
    lacks    = { mongodb_password = "the password of every engine is the endpoint's own" }
    engine   = self.engine_name
    kms_key  = coalesce(self.kms_key_arn, self.s3_settings.server_side_encryption_kms_key_id)
  }

  cloudformation "AWS::DMS::Endpoint" {
    identity         = ["Ref", "EndpointIdentifier"]
    engine           = self.EngineName
    ssl_mode         = self.SslMode
    kms_key          = coalesce(self.KmsKeyId, self.S3Settings.ServerSideEncryptionKmsKeyId)
    mongodb_password = self.MongoDbSettings.Password
  }
}

# A bucket that DMS reads or writes.
type "aws.dms.s3_endpoint" {
  lacks = { cloudformation = "there it is an endpoint like any other: aws.dms.endpoint" }

  attributes {
    kms_key = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_dms_s3_endpoint" {
    identity = ["id", "endpoint_arn", "endpoint_id"]
    kms_key  = coalesce(self.kms_key_arn, self.server_side_encryption_kms_key_id)
  }
}
