resource "aws_elasticache_replication_group" "absent" { # expect: aws-elasticache-replication-group-unencrypted-at-rest
  replication_group_id = "absent"
  description          = "sessions"
}

resource "aws_elasticache_replication_group" "off" {
  replication_group_id       = "off"
  description                = "sessions"
  engine                     = "valkey"
  at_rest_encryption_enabled = false # expect: aws-elasticache-replication-group-unencrypted-at-rest
}
