variable "masters" {
  type = number
}

resource "aws_opensearch_domain" "caller_decides" {
  domain_name    = "caller-decides"
  engine_version = "OpenSearch_2.19"
  cluster_config {
    dedicated_master_enabled = true
    dedicated_master_count   = var.masters
  }
}
