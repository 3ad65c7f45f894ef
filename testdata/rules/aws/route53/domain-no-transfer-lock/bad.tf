resource "aws_route53domains_registered_domain" "open" {
  domain_name   = "example.com"
  transfer_lock = false # expect: aws-route53-domain-no-transfer-lock
}
