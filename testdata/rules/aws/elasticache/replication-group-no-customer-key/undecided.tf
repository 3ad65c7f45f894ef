variable "key" {
  type = string
}

resource "aws_elasticache_replication_group" "caller_decides" {
  replication_group_id       = "sessions"
  description                = "sessions"
  at_rest_encryption_enabled = true
  kms_key_id                 = var.key
}
