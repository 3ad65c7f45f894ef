resource "aws_opensearch_domain" "few" {
  domain_name    = "few"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    instance_count         = 2 # expect: aws-opensearch-domain-too-few-data-nodes
    zone_awareness_enabled = true
  }
}

resource "aws_elasticsearch_domain" "legacy" {
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
  cluster_config {
    instance_count         = 2 # expect: aws-opensearch-domain-too-few-data-nodes
    zone_awareness_enabled = true
  }
}

resource "aws_opensearch_domain" "one_zone" {
  domain_name    = "one-zone"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    instance_count         = 3
    zone_awareness_enabled = false # expect: aws-opensearch-domain-too-few-data-nodes
  }
}

resource "aws_opensearch_domain" "absent" { # expect: aws-opensearch-domain-too-few-data-nodes
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
}
