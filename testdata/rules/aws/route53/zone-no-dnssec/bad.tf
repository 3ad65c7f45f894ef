resource "aws_route53_zone" "public" { # expect: aws-route53-zone-no-dnssec
  name = "example.com"
}

resource "aws_route53_zone" "off" {
  name = "example.org"
}

resource "aws_route53_hosted_zone_dnssec" "off" {
  hosted_zone_id = aws_route53_zone.off.id
  signing_status = "NOT_SIGNING" # expect: aws-route53-zone-no-dnssec
}
