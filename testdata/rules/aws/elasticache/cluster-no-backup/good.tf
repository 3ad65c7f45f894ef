resource "aws_elasticache_cluster" "week" {
  cluster_id               = "week"
  engine                   = "redis"
  num_cache_nodes          = 1
  snapshot_retention_limit = 7
}

resource "aws_elasticache_cluster" "memcached" {
  cluster_id      = "memcached"
  engine          = "memcached"
  num_cache_nodes = 2
}

resource "aws_elasticache_replication_group" "week" {
  replication_group_id     = "week"
  description              = "sessions"
  snapshot_retention_limit = 7
}

resource "aws_elasticache_cluster" "member" {
  cluster_id           = "member"
  replication_group_id = aws_elasticache_replication_group.week.id
}
