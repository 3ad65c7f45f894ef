resource "aws_s3_bucket" "b" {
  bucket = "b"
}

resource "aws_s3_bucket_public_access_block" "off" {
  bucket = aws_s3_bucket.b.id
  restrict_public_buckets = false # expect: aws-s3-bucket-restrict-public-buckets-disabled
}

resource "aws_s3_bucket_public_access_block" "left_out" { # expect: aws-s3-bucket-restrict-public-buckets-disabled
  bucket = "other"
}
