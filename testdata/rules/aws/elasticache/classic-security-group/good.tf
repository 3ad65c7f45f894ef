resource "aws_security_group" "cache" {
  name        = "cache"
  description = "Clients of the cache"
}

resource "aws_elasticache_cluster" "new" {
  cluster_id         = "new"
  engine             = "memcached"
  num_cache_nodes    = 1
  security_group_ids = [aws_security_group.cache.id]
}
