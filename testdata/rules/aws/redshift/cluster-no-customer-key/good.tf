resource "aws_kms_key" "warehouse" {}

resource "aws_redshift_cluster" "own_key" {
  cluster_identifier = "own-key"
  node_type          = "ra3.large"
  encrypted          = true
  kms_key_id         = aws_kms_key.warehouse.arn
}

resource "aws_redshift_cluster" "restored" {
  cluster_identifier  = "restored"
  node_type           = "ra3.large"
  snapshot_identifier = "sales-2026"
}
