resource "aws_acm_certificate" "site" {
  domain_name = "www.example.com"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate.site.arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

resource "aws_cloudfront_distribution" "iam" {
  enabled = true
  viewer_certificate {
    iam_certificate_id       = "ASCAEXAMPLE"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}
