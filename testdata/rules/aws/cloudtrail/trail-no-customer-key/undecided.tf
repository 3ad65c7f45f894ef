variable "kms_key" {
  type    = string
}

resource "aws_cloudtrail" "caller_decides" {
  name           = "management"
  s3_bucket_name = "example-trail"
  kms_key_id     = var.kms_key
}
