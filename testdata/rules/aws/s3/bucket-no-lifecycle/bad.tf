resource "aws_s3_bucket" "archive" { # expect: aws-s3-bucket-no-lifecycle
  bucket = "archive"
}
