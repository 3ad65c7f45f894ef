resource "aws_cloudfront_distribution" "encrypted" {
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
  # No custom origin.
  origin {
    domain_name              = "example-site.s3.eu-west-1.amazonaws.com"
    origin_id                = "bucket"
    origin_access_control_id = "E1EXAMPLE"
  }
  default_cache_behavior {
    target_origin_id       = "bucket"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}

# Viewers use HTTPS, so CloudFront does.
resource "aws_cloudfront_distribution" "match" {
  enabled = true
  origin {
    domain_name = "origin.example.com"
    origin_id   = "main"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "main"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}
