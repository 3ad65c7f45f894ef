resource "aws_kms_key" "memory" {}

resource "aws_memorydb_cluster" "own_key" {
  name        = "own-key"
  acl_name    = "app"
  node_type   = "db.t4g.small"
  kms_key_arn = aws_kms_key.memory.arn
}
