resource "aws_elasticache_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0a", "subnet-0b"]
}

resource "aws_elasticache_cluster" "private" {
  cluster_id        = "private"
  engine            = "redis"
  num_cache_nodes   = 1
  subnet_group_name = aws_elasticache_subnet_group.private.name
}

resource "aws_elasticache_cluster" "member" {
  cluster_id           = "member"
  replication_group_id = "sessions"
}
