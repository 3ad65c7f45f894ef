resource "aws_kms_key" "orders" {}

resource "aws_rds_cluster" "own_key" {
  engine            = "aurora-postgresql"
  storage_encrypted = true
  kms_key_id        = aws_kms_key.orders.arn
}

# As its snapshot.
resource "aws_rds_cluster" "restored" {
  engine              = "aurora-postgresql"
  snapshot_identifier = "orders-2026"
}
