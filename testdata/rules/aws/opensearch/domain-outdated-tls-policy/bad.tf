resource "aws_opensearch_domain" "absent" { # expect: aws-opensearch-domain-outdated-tls-policy
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
}

resource "aws_elasticsearch_domain" "legacy" { # expect: aws-opensearch-domain-outdated-tls-policy
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
}

resource "aws_opensearch_domain" "old" {
  domain_name    = "old"
  engine_version = "OpenSearch_2.19"
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07" # expect: aws-opensearch-domain-outdated-tls-policy
  }
}
