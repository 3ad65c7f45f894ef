resource "aws_elasticache_cluster" "off" {
  cluster_id                 = "off"
  engine                     = "redis"
  num_cache_nodes            = 1
  auto_minor_version_upgrade = false # expect: aws-elasticache-cluster-no-minor-upgrades
}

resource "aws_elasticache_replication_group" "off" {
  replication_group_id       = "off"
  description                = "sessions"
  auto_minor_version_upgrade = "false" # expect: aws-elasticache-cluster-no-minor-upgrades
}
