resource "aws_s3_bucket" "site" {}

resource "aws_cloudfront_distribution" "open" {
  enabled = true
  origin { # expect: aws-cloudfront-s3-origin-no-access-control
    domain_name = aws_s3_bucket.site.bucket_regional_domain_name
    origin_id   = "bucket"
  }
}

resource "aws_cloudfront_distribution" "empty" {
  enabled = true
  origin {
    domain_name = aws_s3_bucket.site.bucket_regional_domain_name
    origin_id   = "bucket"
    s3_origin_config {
      origin_access_identity = "" # expect: aws-cloudfront-s3-origin-no-access-control
    }
  }
}
