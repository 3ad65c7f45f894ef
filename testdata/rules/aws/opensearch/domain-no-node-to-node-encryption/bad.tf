resource "aws_opensearch_domain" "absent" { # expect: aws-opensearch-domain-no-node-to-node-encryption
  domain_name    = "absent"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    instance_count = 3
  }
}

resource "aws_elasticsearch_domain" "legacy" { # expect: aws-opensearch-domain-no-node-to-node-encryption
  domain_name           = "legacy"
  elasticsearch_version = "7.10"
  cluster_config {
    instance_count = 3
  }
}

resource "aws_opensearch_domain" "off" {
  domain_name    = "off"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    instance_count = 2
  }
  node_to_node_encryption {
    enabled = false # expect: aws-opensearch-domain-no-node-to-node-encryption
  }
}

resource "aws_opensearch_domain" "masters" { # expect: aws-opensearch-domain-no-node-to-node-encryption
  domain_name    = "masters"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    dedicated_master_enabled = true
  }
}
