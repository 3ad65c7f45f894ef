# Amazon Data Firehose streams.

type "aws.firehose.stream" {
  attributes {
    # Whether producers write to it, rather than a Kinesis stream or a Kafka topic, whose encryption
    # then counts.
    direct    = optional(bool, true)
    encrypted = optional(bool, false)
    # AWS_OWNED_CMK or CUSTOMER_MANAGED_CMK.
    key_type          = optional(string, "AWS_OWNED_CMK")
    kms_key           = string
    redshift_password = string
    splunk_token      = string
  }

  terraform "aws_kinesis_firehose_delivery_stream" {
    direct            = !present(self.kinesis_source_configuration) && !present(self.msk_source_configuration)
    encrypted         = self.server_side_encryption.enabled
    key_type          = self.server_side_encryption.key_type
    kms_key           = self.server_side_encryption.key_arn
    redshift_password = self.redshift_configuration.password
    splunk_token      = self.splunk_configuration.hec_token
  }

  cloudformation "AWS::KinesisFirehose::DeliveryStream" {
    direct            = coalesce(self.DeliveryStreamType == "DirectPut", true)
    encrypted         = self.DeliveryStreamEncryptionConfigurationInput != null
    key_type          = self.DeliveryStreamEncryptionConfigurationInput.KeyType
    kms_key           = self.DeliveryStreamEncryptionConfigurationInput.KeyARN
    redshift_password = self.RedshiftDestinationConfiguration.Password
    splunk_token      = self.SplunkDestinationConfiguration.HECToken
  }
}
