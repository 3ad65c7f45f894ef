resource "aws_emr_security_configuration" "kms" {
  name = "kms"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableAtRestEncryption = true
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration = {
          EncryptionMode = "SSE-KMS"
          AwsKmsKey      = "alias/emr"
        }
      }
    }
  })
}
