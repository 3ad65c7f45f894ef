resource "aws_elasticache_replication_group" "on" {
  replication_group_id       = "on"
  description                = "sessions"
  transit_encryption_enabled = true
}

# As its primary.
resource "aws_elasticache_replication_group" "secondary" {
  replication_group_id        = "secondary"
  description                 = "sessions"
  global_replication_group_id = "ldgnf-sessions"
}
