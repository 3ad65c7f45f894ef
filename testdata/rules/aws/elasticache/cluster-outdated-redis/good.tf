resource "aws_elasticache_cluster" "latest" {
  cluster_id      = "latest"
  engine          = "redis"
  num_cache_nodes = 1
}

resource "aws_elasticache_cluster" "six" {
  cluster_id      = "six"
  engine          = "redis"
  engine_version  = "6.x"
  num_cache_nodes = 1
}

resource "aws_elasticache_cluster" "memcached" {
  cluster_id      = "memcached"
  engine          = "memcached"
  engine_version  = "1.6.22"
  num_cache_nodes = 1
}
