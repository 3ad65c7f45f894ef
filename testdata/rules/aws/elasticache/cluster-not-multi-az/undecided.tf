variable "nodes" {
  type = number
}

resource "aws_elasticache_cluster" "caller_decides" {
  cluster_id      = "fragments"
  engine          = "memcached"
  num_cache_nodes = var.nodes
}
