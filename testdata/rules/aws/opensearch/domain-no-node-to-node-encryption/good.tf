resource "aws_opensearch_domain" "on" {
  domain_name    = "on"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    instance_count = 3
  }
  node_to_node_encryption {
    enabled = true
  }
}

resource "aws_elasticsearch_domain" "legacy" {
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
  cluster_config {
    instance_count = 3
  }
  node_to_node_encryption {
    enabled = true
  }
}

resource "aws_opensearch_domain" "single" {
  domain_name    = "single"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    instance_count = 1
  }
}
