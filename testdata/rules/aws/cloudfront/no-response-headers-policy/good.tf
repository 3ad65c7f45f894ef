data "aws_cloudfront_response_headers_policy" "security" {
  name = "Managed-SecurityHeadersPolicy"
}

resource "aws_cloudfront_response_headers_policy" "own" {
  name = "own"
}

resource "aws_cloudfront_distribution" "managed" {
  enabled = true
  default_cache_behavior {
    target_origin_id           = "main"
    viewer_protocol_policy     = "https-only"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    response_headers_policy_id = data.aws_cloudfront_response_headers_policy.security.id
  }
}

resource "aws_cloudfront_distribution" "own" {
  enabled = true
  default_cache_behavior {
    target_origin_id           = "main"
    viewer_protocol_policy     = "https-only"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    response_headers_policy_id = aws_cloudfront_response_headers_policy.own.id
  }
}
