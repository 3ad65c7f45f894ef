resource "aws_cloudtrail" "default" { # expect: aws-cloudtrail-trail-no-sns-topic
  name           = "management"
  s3_bucket_name = "example-trail"
}
