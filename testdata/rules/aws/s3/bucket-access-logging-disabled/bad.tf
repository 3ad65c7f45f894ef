resource "aws_s3_bucket" "plain" { # expect: aws-s3-bucket-access-logging-disabled
  bucket = "plain"
}

resource "aws_s3_bucket" "other" { # expect: aws-s3-bucket-access-logging-disabled
  bucket = "other"
}

resource "aws_s3_bucket" "logged" {
  bucket = "logged"
}

resource "aws_s3_bucket_logging" "logged" {
  bucket        = aws_s3_bucket.logged.id
  target_bucket = "central-logs"
  target_prefix = "logged/"
}

variable "log_bucket" {
  type = string
}

# A log bucket that is an input is elsewhere.
resource "aws_s3_bucket" "served" {
  bucket = "served"
}

resource "aws_s3_bucket_logging" "served" {
  bucket        = aws_s3_bucket.served.id
  target_bucket = var.log_bucket
  target_prefix = "served/"
}
