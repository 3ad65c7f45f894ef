# Kinesis data streams.

type "aws.kinesis.stream" {
  attributes {
    # KMS or NONE.
    encryption_type = optional(string, "NONE")
    kms_key         = string
  }

  derived {
    encrypted = upper(self.encryption_type) == "KMS"
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_kinesis_stream" {
    kms_key = self.kms_key_id
  }

  cloudformation "AWS::Kinesis::Stream" {
    encryption_type = self.StreamEncryption.EncryptionType
    kms_key         = self.StreamEncryption.KeyId
  }
}
