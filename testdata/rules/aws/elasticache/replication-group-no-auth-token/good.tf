resource "random_password" "token" {
  length = 64
}

resource "aws_elasticache_user_group" "app" {
  engine        = "redis"
  user_group_id = "app"
}

resource "aws_elasticache_replication_group" "token" {
  replication_group_id       = "token"
  description                = "sessions"
  transit_encryption_enabled = true
  auth_token                 = "${random_password.token.result}!"
}

resource "aws_elasticache_replication_group" "users" {
  replication_group_id       = "users"
  description                = "sessions"
  transit_encryption_enabled = true
  user_group_ids             = [aws_elasticache_user_group.app.id]
}
