variable "token" {
  type    = string
  default = "an-example-of-a-token"
}

resource "aws_elasticache_replication_group" "literal" {
  replication_group_id       = "literal"
  description                = "sessions"
  transit_encryption_enabled = true
  auth_token                 = "an-example-of-a-token" # expect: aws-elasticache-replication-group-plaintext-auth-token
}

resource "aws_elasticache_replication_group" "default" {
  replication_group_id       = "default"
  description                = "sessions"
  transit_encryption_enabled = true
  auth_token                 = var.token # expect: aws-elasticache-replication-group-plaintext-auth-token
}
