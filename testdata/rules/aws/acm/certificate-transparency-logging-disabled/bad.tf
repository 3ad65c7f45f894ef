resource "aws_acm_certificate" "hidden" {
  domain_name       = "example.com"
  validation_method = "DNS"
  options {
    certificate_transparency_logging_preference = "DISABLED" # expect: aws-acm-certificate-transparency-logging-disabled
  }
}
