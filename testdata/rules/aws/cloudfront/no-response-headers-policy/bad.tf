resource "aws_cloudfront_distribution" "site" {
  enabled = true
  default_cache_behavior { # expect: aws-cloudfront-no-response-headers-policy
    target_origin_id       = "main"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}
