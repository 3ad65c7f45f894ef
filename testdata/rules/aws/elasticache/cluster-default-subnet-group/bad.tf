resource "aws_elasticache_cluster" "absent" { # expect: aws-elasticache-cluster-default-subnet-group
  cluster_id      = "absent"
  engine          = "redis"
  num_cache_nodes = 1
}

resource "aws_elasticache_cluster" "default" {
  cluster_id        = "default"
  engine            = "memcached"
  num_cache_nodes   = 1
  subnet_group_name = "default" # expect: aws-elasticache-cluster-default-subnet-group
}
