resource "aws_cloudfront_distribution" "default" {
  enabled = true
  viewer_certificate {
    cloudfront_default_certificate = true # expect: aws-cloudfront-default-certificate
  }
}
