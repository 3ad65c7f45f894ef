resource "aws_cloudfront_distribution" "site" { # expect: aws-cloudfront-logging-disabled
  enabled = true
  origin {
    domain_name = "origin.example.com"
    origin_id   = "main"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "main"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}
