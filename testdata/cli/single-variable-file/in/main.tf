resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

resource "aws_s3_bucket_acl" "logs" {
  bucket = aws_s3_bucket.logs.id
  acl    = var.acl
}

resource "aws_s3_bucket_acl" "other" {
  bucket = "other"
  acl    = "public-read-write"
}
