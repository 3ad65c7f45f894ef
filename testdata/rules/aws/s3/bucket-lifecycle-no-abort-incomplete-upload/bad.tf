resource "aws_s3_bucket_lifecycle_configuration" "expiry_only" {
  bucket = "expiry-only"

  rule { # expect: aws-s3-bucket-lifecycle-no-abort-incomplete-upload
    id     = "expire"
    status = "Enabled"
    filter {}
    expiration {
      days = 90
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "part" {
  bucket = "part"

  rule { # expect: aws-s3-bucket-lifecycle-no-abort-incomplete-upload
    id     = "logs"
    status = "Enabled"
    filter {
      prefix = "logs/"
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
  rule {
    id     = "images"
    status = "Enabled"
    filter {
      prefix = "images/"
    }
    expiration {
      days = 30
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "off" {
  bucket = "off"

  rule { # expect: aws-s3-bucket-lifecycle-no-abort-incomplete-upload
    id     = "abort"
    status = "Disabled"
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}
