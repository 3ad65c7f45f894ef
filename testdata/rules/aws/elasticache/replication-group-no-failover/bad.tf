resource "aws_elasticache_replication_group" "absent" { # expect: aws-elasticache-replication-group-no-failover
  replication_group_id = "absent"
  description          = "sessions"
  num_cache_clusters   = 2
}

resource "aws_elasticache_replication_group" "off" {
  replication_group_id       = "off"
  description                = "sessions"
  num_cache_clusters         = 2
  automatic_failover_enabled = false # expect: aws-elasticache-replication-group-no-failover
}
