variable "days" {
  type = number
}

resource "aws_elasticache_replication_group" "caller_decides" {
  replication_group_id     = "sessions"
  description              = "sessions"
  snapshot_retention_limit = var.days
}
