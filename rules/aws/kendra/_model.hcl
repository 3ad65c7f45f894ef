type "aws.kendra.index" {
  attributes {
    kms_key = string
  }

  terraform "aws_kendra_index" {
    identity = ["id", "arn"]
    kms_key  = self.server_side_encryption_configuration.kms_key_id
  }

  cloudformation "AWS::Kendra::Index" {
    identity = ["Ref", "Arn", "Id"]
    kms_key  = self.ServerSideEncryptionConfiguration.KmsKeyId
  }
}
