resource "aws_opensearch_domain" "absent" { # expect: aws-opensearch-domain-unencrypted-at-rest
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
}

resource "aws_elasticsearch_domain" "legacy" { # expect: aws-opensearch-domain-unencrypted-at-rest
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
}

resource "aws_opensearch_domain" "off" {
  domain_name    = "off"
  engine_version = "OpenSearch_2.19"
  encrypt_at_rest {
    enabled = false # expect: aws-opensearch-domain-unencrypted-at-rest
  }
}
