variable "nodes" {
  type = number
}

resource "aws_opensearch_domain" "caller_decides" {
  domain_name    = "caller-decides"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    instance_count         = var.nodes
    zone_awareness_enabled = true
  }
}
