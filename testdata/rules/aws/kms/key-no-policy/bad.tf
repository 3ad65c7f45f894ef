resource "aws_kms_key" "default" { # expect: aws-kms-key-no-policy
  description = "default"
}
