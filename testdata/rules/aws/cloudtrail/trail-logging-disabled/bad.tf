resource "aws_cloudtrail" "off" {
  name           = "off"
  s3_bucket_name = "example-trail"
  enable_logging = false # expect: aws-cloudtrail-trail-logging-disabled
}
