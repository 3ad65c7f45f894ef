resource "aws_emr_security_configuration" "off" {
  name = "off"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = false # expect: aws-emr-security-configuration-unencrypted-at-rest
    }
  })
}

resource "aws_emr_security_configuration" "nothing" {
  name = "nothing"
  configuration = jsonencode({ # expect: aws-emr-security-configuration-unencrypted-at-rest
    AuthenticationConfiguration = {}
  })
}
