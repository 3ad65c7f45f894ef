resource "aws_elasticache_replication_group" "absent" { # expect: aws-elasticache-replication-group-unencrypted-in-transit
  replication_group_id = "absent"
  description          = "sessions"
}

resource "aws_elasticache_replication_group" "off" {
  replication_group_id       = "off"
  description                = "sessions"
  transit_encryption_enabled = false # expect: aws-elasticache-replication-group-unencrypted-in-transit
}
