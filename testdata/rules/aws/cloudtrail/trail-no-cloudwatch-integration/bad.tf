resource "aws_cloudtrail" "default" { # expect: aws-cloudtrail-trail-no-cloudwatch-integration
  name           = "management"
  s3_bucket_name = "example-trail"
}
