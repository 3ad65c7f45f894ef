# Nothing is said, and the engine is not Redis OSS.
resource "aws_elasticache_replication_group" "valkey" {
  replication_group_id = "valkey"
  description          = "sessions"
  engine               = "valkey"
}
