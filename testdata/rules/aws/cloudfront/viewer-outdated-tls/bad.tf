resource "aws_cloudfront_distribution" "old" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/1234"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.1_2016" # expect: aws-cloudfront-viewer-outdated-tls
  }
}

# The provider's default is TLSv1.
resource "aws_cloudfront_distribution" "unset" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/1234" # expect: aws-cloudfront-viewer-outdated-tls
    ssl_support_method  = "sni-only"
  }
}

# What is written has no effect.
resource "aws_cloudfront_distribution" "default_certificate" {
  enabled = true
  viewer_certificate {
    cloudfront_default_certificate = true # expect: aws-cloudfront-viewer-outdated-tls
    minimum_protocol_version       = "TLSv1.2_2021"
  }
}
