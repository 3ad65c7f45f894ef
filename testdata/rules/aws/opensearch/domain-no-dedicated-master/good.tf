resource "aws_opensearch_domain" "on" {
  domain_name    = "on"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}

resource "aws_elasticsearch_domain" "legacy" {
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}
