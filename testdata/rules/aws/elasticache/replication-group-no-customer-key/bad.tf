resource "aws_elasticache_replication_group" "absent" { # expect: aws-elasticache-replication-group-no-customer-key
  replication_group_id = "absent"
  description          = "sessions"
}

resource "aws_elasticache_replication_group" "service_key" {
  replication_group_id       = "service-key"
  description                = "sessions"
  at_rest_encryption_enabled = true # expect: aws-elasticache-replication-group-no-customer-key
}
