resource "aws_opensearch_domain" "two" {
  domain_name    = "two"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 2 # expect: aws-opensearch-domain-too-few-dedicated-masters
  }
}

resource "aws_elasticsearch_domain" "legacy" {
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 2 # expect: aws-opensearch-domain-too-few-dedicated-masters
  }
}

resource "aws_opensearch_domain" "absent" { # expect: aws-opensearch-domain-too-few-dedicated-masters
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
}
