resource "aws_cloudfront_distribution" "site" { # expect: aws-cloudfront-no-waf
  enabled = true
}

resource "aws_cloudfront_distribution" "empty" {
  enabled    = true
  web_acl_id = "" # expect: aws-cloudfront-no-waf
}
