resource "aws_elasticache_security_group" "old" { # expect: aws-elasticache-classic-security-group
  name                 = "old"
  security_group_names = ["app"]
}

resource "aws_elasticache_cluster" "old" {
  cluster_id           = "old"
  engine               = "memcached"
  num_cache_nodes      = 1
  security_group_names = [aws_elasticache_security_group.old.name] # expect: aws-elasticache-classic-security-group
}
