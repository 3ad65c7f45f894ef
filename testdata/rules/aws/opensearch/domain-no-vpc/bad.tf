resource "aws_opensearch_domain" "absent" { # expect: aws-opensearch-domain-no-vpc
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
}

resource "aws_elasticsearch_domain" "legacy" { # expect: aws-opensearch-domain-no-vpc
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
}
