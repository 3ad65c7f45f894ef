variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "b" {
  bucket_prefix = "b-"
}

resource "aws_s3_bucket_logging" "some" {
  bucket        = var.bucket
  target_bucket = "central-logs"
  target_prefix = ""
}
