resource "aws_kms_key" "off" {
  description = "off"
  is_enabled  = false # expect: aws-kms-key-disabled
}

resource "aws_kms_external_key" "off" {
  description = "off"
  enabled     = false # expect: aws-kms-key-disabled
}
