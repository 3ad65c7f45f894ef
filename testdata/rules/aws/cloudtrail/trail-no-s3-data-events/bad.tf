resource "aws_cloudtrail" "default" { # expect: aws-cloudtrail-trail-no-s3-data-events
  name           = "management"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "functions" {
  name           = "functions"
  s3_bucket_name = "example-trail"
  event_selector { # expect: aws-cloudtrail-trail-no-s3-data-events
    data_resource {
      type   = "AWS::Lambda::Function"
      values = ["arn:aws:lambda"]
    }
  }
}
