resource "aws_s3_bucket" "b" {
  bucket = "b"
}

resource "aws_s3_bucket_public_access_block" "off" {
  bucket = aws_s3_bucket.b.id
  ignore_public_acls = false # expect: aws-s3-bucket-ignore-public-acls-disabled
}

resource "aws_s3_bucket_public_access_block" "left_out" { # expect: aws-s3-bucket-ignore-public-acls-disabled
  bucket = "other"
}
