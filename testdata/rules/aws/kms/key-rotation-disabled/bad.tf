resource "aws_kms_key" "default" { # expect: aws-kms-key-rotation-disabled
  description = "data"
}

resource "aws_kms_key" "explicit" {
  customer_master_key_spec = "SYMMETRIC_DEFAULT"
  enable_key_rotation      = false # expect: aws-kms-key-rotation-disabled
}

# A primary key decides for its replicas.
resource "aws_kms_key" "primary" { # expect: aws-kms-key-rotation-disabled
  multi_region = true
}
