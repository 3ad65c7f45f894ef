variable "release" {
  type = string
}

resource "aws_elasticache_cluster" "caller_decides" {
  cluster_id      = "sessions"
  engine          = "redis"
  engine_version  = var.release
  num_cache_nodes = 1
}
