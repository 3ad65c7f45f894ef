resource "aws_s3_bucket" "logs" {
  for_each = toset(["a", "b"])
  bucket   = "logs-${each.key}"
}

resource "aws_s3_bucket_logging" "logs" {
  for_each      = aws_s3_bucket.logs
  bucket        = each.value.id
  target_bucket = "central-logs"
  target_prefix = "${each.key}/"
}

resource "aws_s3_bucket" "old" {
  bucket = "old"
  logging {
    target_bucket = aws_s3_bucket.central.id
  }
}

resource "aws_s3_bucket" "central" {
  acl = "log-delivery-write"
}

# Log buckets, by what names them.
resource "aws_s3_bucket" "served" {}

resource "aws_s3_bucket_logging" "served" {
  bucket        = aws_s3_bucket.served.id
  target_bucket = aws_s3_bucket.collected.id
  target_prefix = "served/"
}

resource "aws_s3_bucket" "collected" {}

resource "aws_s3_bucket" "older" {
  logging {
    target_bucket = aws_s3_bucket.older_logs.id
  }
}

resource "aws_s3_bucket" "older_logs" {}
