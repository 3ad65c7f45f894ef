resource "aws_cloudtrail" "default" { # expect: aws-cloudtrail-trail-no-log-file-validation
  name           = "management"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "off" {
  name                       = "off"
  s3_bucket_name             = "example-trail"
  enable_log_file_validation = false # expect: aws-cloudtrail-trail-no-log-file-validation
}
