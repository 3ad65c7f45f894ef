resource "aws_s3_bucket" "default" { # expect: aws-s3-bucket-no-customer-key
  bucket = "default"
}

resource "aws_s3_bucket" "aes" {
  bucket = "aes"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "aes" {
  bucket = aws_s3_bucket.aes.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256" # expect: aws-s3-bucket-no-customer-key
    }
  }
}

resource "aws_s3_bucket" "aws_key" {
  bucket = "aws-key"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "aws_key" {
  bucket = aws_s3_bucket.aws_key.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms" # expect: aws-s3-bucket-no-customer-key
    }
  }
}
