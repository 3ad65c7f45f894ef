resource "aws_s3_bucket" "archive" {
  bucket = "archive"
}

resource "aws_s3_bucket_lifecycle_configuration" "archive" {
  bucket = aws_s3_bucket.archive.id

  rule {
    id     = "expire"
    status = "Enabled"
    expiration {
      days = 365
    }
  }
}

resource "aws_s3_bucket" "old_provider" {
  bucket = "old-provider"

  lifecycle_rule {
    enabled = true
    expiration {
      days = 365
    }
  }
}
