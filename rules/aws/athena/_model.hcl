# Athena: where and how query results are kept.

type "aws.athena.workgroup" {
  attributes {
    # SSE_S3, SSE_KMS or CSE_KMS.
    result_encryption = string
    # Results that Athena keeps itself are always encrypted.
    managed_results   = optional(bool, false)
    # Whether the workgroup's settings hold against those of clients.
    enforced          = optional(bool, true)
  }

  terraform "aws_athena_workgroup" {
    result_encryption = self.configuration.result_configuration.encryption_configuration.encryption_option
    managed_results   = self.configuration.managed_query_results_configuration.enabled
    enforced          = self.configuration.enforce_workgroup_configuration
  }

  cloudformation "AWS::Athena::WorkGroup" {
    result_encryption = self.WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption
    managed_results   = self.WorkGroupConfiguration.ManagedQueryResultsConfiguration.Enabled
    enforced = coalesce(
      self.WorkGroupConfiguration.EnforceWorkGroupConfiguration,
      unknown("AWS does not say what holds where EnforceWorkGroupConfiguration is left out"),
    )
  }
}

type "aws.athena.database" {
  lacks = { cloudformation = "a database is made in the Glue catalog, which says nothing of encryption" }

  attributes {
    # SSE_S3, SSE_KMS or CSE_KMS.
    encryption = string
  }

  terraform "aws_athena_database" {
    encryption = self.encryption_configuration.encryption_option
  }
}
