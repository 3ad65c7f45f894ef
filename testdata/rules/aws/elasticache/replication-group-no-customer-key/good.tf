resource "aws_kms_key" "cache" {}

resource "aws_elasticache_replication_group" "own_key" {
  replication_group_id       = "own-key"
  description                = "sessions"
  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.cache.arn
}
