resource "aws_cloudfront_distribution" "site" { # expect: aws-cloudfront-no-default-root-object
  enabled = true
  origin {
    domain_name              = "example-site.s3.eu-west-1.amazonaws.com"
    origin_id                = "bucket"
    origin_access_control_id = "E1EXAMPLE"
  }
}
