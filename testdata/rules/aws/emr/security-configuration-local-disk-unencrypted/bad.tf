resource "aws_emr_security_configuration" "s3_only" {
  name = "s3-only"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = true
      AtRestEncryptionConfiguration = { # expect: aws-emr-security-configuration-local-disk-unencrypted
        S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" }
      }
    }
  })
}

resource "aws_emr_security_configuration" "off" {
  name = "off"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = false # expect: aws-emr-security-configuration-local-disk-unencrypted
    }
  })
}
