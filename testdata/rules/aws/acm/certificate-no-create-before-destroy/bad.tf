resource "aws_acm_certificate" "default" { # expect: aws-acm-certificate-no-create-before-destroy
  domain_name       = "example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "off" {
  domain_name       = "example.org"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = false # expect: aws-acm-certificate-no-create-before-destroy
  }
}
