data "aws_secretsmanager_secret_version" "token" {
  secret_id = "sessions"
}

resource "aws_elasticache_replication_group" "stored" {
  replication_group_id       = "stored"
  description                = "sessions"
  transit_encryption_enabled = true
  auth_token                 = data.aws_secretsmanager_secret_version.token.secret_string
}

resource "aws_elasticache_replication_group" "none" {
  replication_group_id = "none"
  description          = "sessions"
}
