resource "aws_s3_bucket" "audit" {
  bucket = "audit"
}

resource "aws_s3_bucket_versioning" "audit" {
  bucket = aws_s3_bucket.audit.id

  versioning_configuration { # expect: aws-s3-bucket-no-mfa-delete
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "old_provider" {
  bucket = "old-provider"

  versioning {
    enabled    = true
    mfa_delete = false # expect: aws-s3-bucket-no-mfa-delete
  }
}
