variable "acl" {
  default = "public-read"
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs|of `us`"
}

resource "aws_s3_bucket_acl" "logs" {
  bucket = aws_s3_bucket.logs.id
  acl    = var.acl
}
