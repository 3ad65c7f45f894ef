resource "aws_cloudfront_distribution" "single" { # expect: aws-cloudfront-no-origin-failover
  enabled = true
  origin {
    domain_name              = "example-site.s3.eu-west-1.amazonaws.com"
    origin_id                = "primary"
    origin_access_control_id = "E1EXAMPLE"
  }
}
