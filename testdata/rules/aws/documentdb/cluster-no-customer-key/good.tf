resource "aws_kms_key" "orders" {}

resource "aws_docdb_cluster" "own_key" {
  cluster_identifier = "own-key"
  storage_encrypted  = true
  kms_key_id         = aws_kms_key.orders.arn
}
