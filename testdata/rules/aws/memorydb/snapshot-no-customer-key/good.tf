resource "aws_kms_key" "memory" {}

resource "aws_memorydb_snapshot" "own_key" {
  name         = "own-key"
  cluster_name = "memory"
  kms_key_arn  = aws_kms_key.memory.arn
}
