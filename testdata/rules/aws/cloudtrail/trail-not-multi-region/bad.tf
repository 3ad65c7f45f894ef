resource "aws_cloudtrail" "default" { # expect: aws-cloudtrail-trail-not-multi-region
  name           = "management"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "one" {
  name                  = "one"
  s3_bucket_name        = "example-trail"
  is_multi_region_trail = false # expect: aws-cloudtrail-trail-not-multi-region
}
