variable "locked" {
  type = bool
}

resource "aws_route53domains_registered_domain" "caller_decides" {
  domain_name   = "example.com"
  transfer_lock = var.locked
}
