resource "aws_s3_bucket_lifecycle_configuration" "whole" {
  bucket = "whole"

  rule {
    id     = "abort"
    status = "Enabled"
    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
  rule {
    id     = "expire"
    status = "Enabled"
    filter {
      prefix = "logs/"
    }
    expiration {
      days = 90
    }
  }
}

resource "aws_s3_bucket" "old_provider" {
  bucket = "old-provider"

  lifecycle_rule {
    enabled                                = true
    abort_incomplete_multipart_upload_days = 7
  }
}

resource "aws_s3_bucket" "no_lifecycle" {
  bucket = "no-lifecycle"
}
