resource "aws_s3_bucket" "b" {
  bucket = "b"
}

resource "aws_s3_bucket_public_access_block" "off" {
  bucket = aws_s3_bucket.b.id
  block_public_policy = false # expect: aws-s3-bucket-block-public-policy-disabled
}

resource "aws_s3_bucket_public_access_block" "left_out" { # expect: aws-s3-bucket-block-public-policy-disabled
  bucket = "other"
}
