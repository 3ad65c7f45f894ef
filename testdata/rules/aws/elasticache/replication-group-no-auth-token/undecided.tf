variable "token" {
  type = string
}

resource "aws_elasticache_replication_group" "caller_decides" {
  replication_group_id       = "sessions"
  description                = "sessions"
  transit_encryption_enabled = true
  auth_token                 = var.token
}
