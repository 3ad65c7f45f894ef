variable "acl" {
  type = string
}

resource "aws_s3_bucket" "b" {
  bucket = "b"
  acl    = var.acl
}
