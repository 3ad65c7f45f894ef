resource "aws_cloudsearch_domain" "absent" { # expect: aws-cloudsearch-domain-https-not-enforced
  name = "absent"
}

resource "aws_cloudsearch_domain" "off" {
  name = "off"
  endpoint_options {
    enforce_https = false # expect: aws-cloudsearch-domain-https-not-enforced
  }
}
