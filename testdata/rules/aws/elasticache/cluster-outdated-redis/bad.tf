resource "aws_elasticache_cluster" "five" {
  cluster_id      = "five"
  engine          = "redis"
  engine_version  = "5.0.6" # expect: aws-elasticache-cluster-outdated-redis
  num_cache_nodes = 1
}

# Redis OSS unless another engine is named.
resource "aws_elasticache_replication_group" "three" {
  replication_group_id = "three"
  description          = "sessions"
  engine_version       = "3.2.10" # expect: aws-elasticache-cluster-outdated-redis
}
