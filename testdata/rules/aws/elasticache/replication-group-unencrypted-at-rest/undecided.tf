variable "engine" {
  type = string
}

resource "aws_elasticache_replication_group" "caller_decides" {
  replication_group_id = "sessions"
  description          = "sessions"
  engine               = var.engine
}
