resource "aws_route53_zone" "public" { # expect: aws-route53-zone-no-query-logging
  name = "example.com"
}
