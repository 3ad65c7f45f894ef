resource "aws_elasticache_cluster" "absent" { # expect: aws-elasticache-cluster-no-backup
  cluster_id      = "absent"
  engine          = "redis"
  num_cache_nodes = 1
}

resource "aws_elasticache_replication_group" "off" {
  replication_group_id     = "off"
  description              = "sessions"
  snapshot_retention_limit = 0 # expect: aws-elasticache-cluster-no-backup
}
