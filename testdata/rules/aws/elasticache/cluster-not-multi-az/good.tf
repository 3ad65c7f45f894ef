resource "aws_elasticache_cluster" "cross" {
  cluster_id      = "cross"
  engine          = "memcached"
  num_cache_nodes = 3
  az_mode         = "cross-az"
}

resource "aws_elasticache_cluster" "one" {
  cluster_id      = "one"
  engine          = "memcached"
  num_cache_nodes = 1
}
