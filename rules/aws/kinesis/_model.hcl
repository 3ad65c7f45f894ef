# Kinesis data streams.

type "aws.kinesis.stream" {
  attributes {
    # KMS or NONE.
    encryption_type = optional(string, "NONE")
    kms_key         = string
  }

  derived {
    encrypted = upper(self.encryption_type) == "KMS"
    customer_key = present(self.kms_key) && (
      refers(self.kms_key) || coalesce(!endswith(self.kms_key, "alias/aws/kinesis"), false)
    )
  }

  terraform "aws_kinesis_stream" {
    kms_key = self.kms_key_id
  }

  cloudformation "AWS::Kinesis::Stream" {
    encryption_type = self.StreamEncryption.EncryptionType
    kms_key         = self.StreamEncryption.KeyId
  }
}
