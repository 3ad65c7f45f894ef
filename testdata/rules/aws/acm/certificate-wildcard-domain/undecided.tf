variable "domain" {
  type = string
}

resource "aws_acm_certificate" "caller_decides" {
  domain_name       = var.domain
  validation_method = "DNS"
}
