variable "validate" {
  type = bool
}

resource "aws_cloudtrail" "caller_decides" {
  name                       = "management"
  s3_bucket_name             = "example-trail"
  enable_log_file_validation = var.validate
}
