resource "aws_acm_certificate" "names" {
  domain_name               = "example.com"
  subject_alternative_names = ["www.example.com"]
  validation_method         = "DNS"
}

resource "aws_acm_certificate" "single" {
  domain_name       = "example.org"
  validation_method = "DNS"
}
