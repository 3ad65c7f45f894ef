resource "aws_cloudfront_distribution" "edge" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "main"
    viewer_protocol_policy = "https-only"
    function_association {
      event_type   = "viewer-response"
      function_arn = "arn:aws:cloudfront::111122223333:function/headers"
    }
  }
}
