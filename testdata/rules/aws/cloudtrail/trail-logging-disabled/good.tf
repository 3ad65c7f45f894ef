# Logs by default.
resource "aws_cloudtrail" "default" {
  name           = "management"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "on" {
  name           = "on"
  s3_bucket_name = "example-trail"
  enable_logging = true
}
