resource "aws_elasticache_replication_group" "absent" { # expect: aws-elasticache-replication-group-no-auth-token
  replication_group_id = "absent"
  description          = "sessions"
}

resource "aws_elasticache_replication_group" "encrypted_only" { # expect: aws-elasticache-replication-group-no-auth-token
  replication_group_id       = "encrypted-only"
  description                = "sessions"
  transit_encryption_enabled = true
}
