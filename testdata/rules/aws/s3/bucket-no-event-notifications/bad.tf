resource "aws_s3_bucket" "uploads" { # expect: aws-s3-bucket-no-event-notifications
  bucket = "uploads"
}
