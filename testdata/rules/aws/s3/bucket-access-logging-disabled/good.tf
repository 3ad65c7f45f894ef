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
