# Logged by default.
resource "aws_acm_certificate" "default" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "logged" {
  domain_name       = "example.org"
  validation_method = "DNS"
  options {
    certificate_transparency_logging_preference = "ENABLED"
  }
}
