resource "aws_acm_certificate" "wildcard" {
  domain_name       = "*.example.com" # expect: aws-acm-certificate-wildcard-domain
  validation_method = "DNS"
}

resource "aws_acm_certificate" "alternative" {
  domain_name = "example.com"
  subject_alternative_names = [
    "www.example.com",
    "*.shop.example.com", # expect: aws-acm-certificate-wildcard-domain
  ]
  validation_method = "DNS"
}
