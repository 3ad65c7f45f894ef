resource "aws_emr_security_configuration" "disks" {
  name = "disks"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = true
      AtRestEncryptionConfiguration = {
        LocalDiskEncryptionConfiguration = {
          EnableEbsEncryption       = false # expect: aws-emr-security-configuration-ebs-unencrypted
          EncryptionKeyProviderType = "AwsKms"
          AwsKmsKey                 = "alias/emr"
        }
      }
    }
  })
}
