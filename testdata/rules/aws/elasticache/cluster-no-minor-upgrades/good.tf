resource "aws_elasticache_cluster" "default" {
  cluster_id      = "default"
  engine          = "redis"
  num_cache_nodes = 1
}

resource "aws_elasticache_replication_group" "on" {
  replication_group_id       = "on"
  description                = "sessions"
  auto_minor_version_upgrade = true
}
