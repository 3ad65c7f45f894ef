resource "aws_opensearch_domain" "absent" { # expect: aws-opensearch-domain-no-customer-key
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
}

resource "aws_elasticsearch_domain" "legacy" { # expect: aws-opensearch-domain-no-customer-key
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
}

resource "aws_opensearch_domain" "aws_key" {
  domain_name    = "aws-key"
  engine_version = "OpenSearch_2.19"
  encrypt_at_rest {
    enabled = true # expect: aws-opensearch-domain-no-customer-key
  }
}
