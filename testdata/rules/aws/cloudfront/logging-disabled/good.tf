resource "aws_s3_bucket" "logs" {}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  logging_config {
    bucket = aws_s3_bucket.logs.bucket_domain_name
  }
}

# Standard logging of the second version.
resource "aws_cloudfront_distribution" "delivered" {
  enabled = true
}

resource "aws_cloudwatch_log_delivery_source" "delivered" {
  name         = "site"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.delivered.arn
}
