resource "aws_elasticache_replication_group" "on" {
  replication_group_id       = "on"
  description                = "sessions"
  at_rest_encryption_enabled = true
}

# Encrypted unless it is turned off.
resource "aws_elasticache_replication_group" "valkey" {
  replication_group_id = "valkey"
  description          = "sessions"
  engine               = "valkey"
}

# As its primary.
resource "aws_elasticache_replication_group" "secondary" {
  replication_group_id        = "secondary"
  description                 = "sessions"
  global_replication_group_id = "ldgnf-sessions"
}
