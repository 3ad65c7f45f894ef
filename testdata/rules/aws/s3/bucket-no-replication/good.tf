resource "aws_s3_bucket" "first" {
  bucket = "first"
}

resource "aws_s3_bucket_replication_configuration" "first" {
  bucket = aws_s3_bucket.first.id
  role   = "arn:aws:iam::111122223333:role/replication"

  rule {
    status = "Enabled"
    destination {
      bucket = "arn:aws:s3:::copy"
    }
  }
}
