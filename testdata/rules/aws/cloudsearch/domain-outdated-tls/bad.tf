resource "aws_cloudsearch_domain" "absent" { # expect: aws-cloudsearch-domain-outdated-tls
  name = "absent"
}

resource "aws_cloudsearch_domain" "old" {
  name = "old"
  endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07" # expect: aws-cloudsearch-domain-outdated-tls
  }
}
