variable "bucket" {}

resource "aws_s3_bucket_acl" "ignored" {
  bucket = var.bucket
  acl    = "authenticated-read"
}

resource "aws_s3_bucket_public_access_block" "ignores" {
  bucket             = var.bucket
  ignore_public_acls = true
}

resource "aws_s3_bucket_acl" "by_name" {
  bucket = "logs"
  acl    = "private"
}

resource "aws_s3_bucket_public_access_block" "by_name" {
  bucket = "logs"
}
