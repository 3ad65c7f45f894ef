# Glue: the data catalog, and what crawls and transforms data.

# A crawler, a job or a development endpoint.
type "aws.glue.component" {
  attributes {
    security_configuration = string
  }

  terraform "aws_glue_crawler" "aws_glue_job" "aws_glue_dev_endpoint" {}

  cloudformation "AWS::Glue::Crawler" {
    security_configuration = self.CrawlerSecurityConfiguration
  }
  cloudformation "AWS::Glue::Job" "AWS::Glue::DevEndpoint" {}
}

type "aws.glue.security_configuration" {
  attributes {
    # Modes of encryption: DISABLED, or SSE-KMS and the like.
    logs      = optional(string, "DISABLED")
    bookmarks = optional(string, "DISABLED")
    s3        = optional(string, "DISABLED")
  }

  terraform "aws_glue_security_configuration" {
    logs      = self.encryption_configuration.cloudwatch_encryption.cloudwatch_encryption_mode
    bookmarks = self.encryption_configuration.job_bookmarks_encryption.job_bookmarks_encryption_mode
    s3        = self.encryption_configuration.s3_encryption.s3_encryption_mode
  }

  cloudformation "AWS::Glue::SecurityConfiguration" {
    logs      = self.EncryptionConfiguration.CloudWatchEncryption.CloudWatchEncryptionMode
    bookmarks = self.EncryptionConfiguration.JobBookmarksEncryption.JobBookmarksEncryptionMode
    s3        = self.EncryptionConfiguration.S3Encryptions.S3EncryptionMode
  }
}

type "aws.glue.data_catalog_encryption" {
  attributes {
    # DISABLED, SSE-KMS or SSE-KMS-WITH-SERVICE-ROLE.
    mode                = optional(string, "DISABLED")
    passwords_encrypted = optional(bool, false)
  }

  terraform "aws_glue_data_catalog_encryption_settings" {
    mode                = self.data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode
    passwords_encrypted = self.data_catalog_encryption_settings.connection_password_encryption.return_connection_password_encrypted
  }

  cloudformation "AWS::Glue::DataCatalogEncryptionSettings" {
    mode                = self.DataCatalogEncryptionSettings.EncryptionAtRest.CatalogEncryptionMode
    passwords_encrypted = self.DataCatalogEncryptionSettings.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted
  }
}

# Who may use the data catalog.
type "aws.glue.resource_policy" {
  lacks = { cloudformation = "CloudFormation cannot set the policy of the catalog" }

  attributes {
    policy = document
  }

  terraform "aws_glue_resource_policy" {}
}
