resource "aws_emr_security_configuration" "off" {
  name = "off"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false # expect: aws-emr-security-configuration-unencrypted-in-transit
      EnableAtRestEncryption    = true
    }
  })
}

resource "aws_emr_security_configuration" "absent" {
  name = "absent"
  configuration = jsonencode({
    EncryptionConfiguration = { # expect: aws-emr-security-configuration-unencrypted-in-transit
      EnableAtRestEncryption = true
    }
  })
}
