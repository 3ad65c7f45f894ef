resource "aws_s3_bucket" "trail" { # expect: aws-cloudtrail-log-bucket-no-access-logging
  bucket = "example-trail"
}

resource "aws_cloudtrail" "management" {
  name           = "management"
  s3_bucket_name = aws_s3_bucket.trail.id
}

# By its name.
resource "aws_s3_bucket" "second" { # expect: aws-cloudtrail-log-bucket-no-access-logging
  bucket = "example-second"
}

resource "aws_cloudtrail" "second" {
  name           = "second"
  s3_bucket_name = "example-second"
}
