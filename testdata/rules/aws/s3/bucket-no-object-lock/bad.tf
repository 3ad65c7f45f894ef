resource "aws_s3_bucket" "backups" { # expect: aws-s3-bucket-no-object-lock
  bucket = "backups"
}

resource "aws_s3_bucket" "off" {
  bucket              = "off"
  object_lock_enabled = false # expect: aws-s3-bucket-no-object-lock
}
