variable "on" {
  type = bool
}

resource "aws_s3_bucket_public_access_block" "on" {
  bucket = "b"
  ignore_public_acls = var.on
}
