variable "policy" {
  type = string
}

resource "aws_s3_bucket" "caller_decides" {
  bucket = "shop"
}

resource "aws_s3_bucket_policy" "caller_decides" {
  bucket = aws_s3_bucket.caller_decides.id
  policy = var.policy
}
