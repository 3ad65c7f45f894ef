resource "aws_s3_bucket" "backups" {
  bucket              = "backups"
  object_lock_enabled = true
}

resource "aws_s3_bucket" "later" {
  bucket = "later"
}

resource "aws_s3_bucket_object_lock_configuration" "later" {
  bucket              = aws_s3_bucket.later.id
  object_lock_enabled = "Enabled"

  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 30
    }
  }
}
