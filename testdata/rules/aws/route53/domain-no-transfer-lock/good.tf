# Locked by default.
resource "aws_route53domains_registered_domain" "default" {
  domain_name = "example.com"
}

resource "aws_route53domains_registered_domain" "locked" {
  domain_name   = "example.org"
  transfer_lock = true
}
