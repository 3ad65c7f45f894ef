resource "aws_cloudfront_distribution" "off" {
  enabled = false # expect: aws-cloudfront-distribution-disabled
}
