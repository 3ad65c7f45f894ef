resource "aws_cloudfront_distribution" "site" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/1234"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

resource "aws_cloudfront_distribution" "newest" {
  enabled = true
  viewer_certificate {
    cloudfront_default_certificate = false
    iam_certificate_id             = "ASCAEXAMPLE"
    ssl_support_method             = "sni-only"
    minimum_protocol_version       = "TLSv1.3_2025"
  }
}
