variable "tls" {
  type = bool
}

resource "aws_memorydb_cluster" "caller_decides" {
  name        = "memory"
  acl_name    = "app"
  node_type   = "db.t4g.small"
  tls_enabled = var.tls
}
