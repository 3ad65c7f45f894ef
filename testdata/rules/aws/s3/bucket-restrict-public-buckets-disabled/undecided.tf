variable "on" {
  type = bool
}

resource "aws_s3_bucket_public_access_block" "on" {
  bucket = "b"
  restrict_public_buckets = var.on
}
