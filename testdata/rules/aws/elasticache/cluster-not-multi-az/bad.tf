resource "aws_elasticache_cluster" "absent" { # expect: aws-elasticache-cluster-not-multi-az
  cluster_id      = "absent"
  engine          = "memcached"
  num_cache_nodes = 3
}

resource "aws_elasticache_cluster" "single" {
  cluster_id      = "single"
  engine          = "memcached"
  num_cache_nodes = 3
  az_mode         = "single-az" # expect: aws-elasticache-cluster-not-multi-az
}
