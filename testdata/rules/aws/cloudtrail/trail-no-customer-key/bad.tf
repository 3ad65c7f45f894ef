resource "aws_cloudtrail" "default" { # expect: aws-cloudtrail-trail-no-customer-key
  name           = "management"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "empty" {
  name           = "empty"
  s3_bucket_name = "example-trail"
  kms_key_id     = "" # expect: aws-cloudtrail-trail-no-customer-key
}
