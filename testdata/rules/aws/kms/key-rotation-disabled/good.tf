resource "aws_kms_key" "rotated" {
  enable_key_rotation = true
}

# These cannot rotate automatically.
resource "aws_kms_key" "signing" {
  customer_master_key_spec = "RSA_4096"
  key_usage                = "SIGN_VERIFY"
}

resource "aws_kms_key" "mac" {
  customer_master_key_spec = "HMAC_256"
  key_usage                = "GENERATE_VERIFY_MAC"
}

resource "aws_kms_key" "in_cloud_hsm" {
  custom_key_store_id = "cks-1234567890abcdef0"
}

resource "aws_kms_external_key" "imported" {
  description = "our own material"
}

resource "aws_kms_replica_key" "replica" {
  primary_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"
}
