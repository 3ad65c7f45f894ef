resource "aws_opensearch_domain" "absent" { # expect: aws-opensearch-domain-https-not-enforced
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
}

resource "aws_elasticsearch_domain" "legacy" { # expect: aws-opensearch-domain-https-not-enforced
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
}

resource "aws_opensearch_domain" "off" {
  domain_name    = "off"
  engine_version = "OpenSearch_2.19"
  domain_endpoint_options {
    enforce_https = false # expect: aws-opensearch-domain-https-not-enforced
  }
}
