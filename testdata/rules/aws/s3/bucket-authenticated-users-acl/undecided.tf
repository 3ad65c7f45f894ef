variable "acl" {}

resource "aws_s3_bucket" "caller_decides" {
  bucket = "b"
  acl    = var.acl
}
