resource "aws_s3_bucket" "only" { # expect: aws-s3-bucket-no-replication
  bucket = "only"
}

resource "aws_s3_bucket" "off" {
  bucket = "off"
}

resource "aws_s3_bucket_replication_configuration" "off" {
  bucket = aws_s3_bucket.off.id
  role   = "arn:aws:iam::111122223333:role/replication"

  rule { # expect: aws-s3-bucket-no-replication
    status = "Disabled"
    destination {
      bucket = "arn:aws:s3:::copy"
    }
  }
}
