variable "policy" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/1234"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = var.policy
  }
}
