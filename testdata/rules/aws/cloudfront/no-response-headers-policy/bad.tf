resource "aws_cloudfront_distribution" "site" {
  enabled = true
  default_cache_behavior { # expect: aws-cloudfront-no-response-headers-policy
    target_origin_id       = "main"
    viewer_protocol_policy = "https-only"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }
}

# It sees requests only.
resource "aws_cloudfront_distribution" "rewritten" {
  enabled = true
  default_cache_behavior { # expect: aws-cloudfront-no-response-headers-policy
    target_origin_id       = "main"
    viewer_protocol_policy = "https-only"
    function_association {
      event_type   = "viewer-request"
      function_arn = "arn:aws:cloudfront::111122223333:function/rewrite"
    }
  }
}
