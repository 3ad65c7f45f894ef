resource "aws_cloudtrail" "management" {
  name                       = "management"
  s3_bucket_name             = "example-trail"
  enable_log_file_validation = true
}
