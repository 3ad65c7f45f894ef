resource "aws_elasticache_replication_group" "on" {
  replication_group_id       = "on"
  description                = "sessions"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
}
