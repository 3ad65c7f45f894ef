resource "aws_kms_key" "graph" {}

resource "aws_neptune_cluster" "own_key" {
  cluster_identifier = "own-key"
  storage_encrypted  = true
  kms_key_arn        = aws_kms_key.graph.arn
}

resource "aws_neptune_cluster" "restored" {
  cluster_identifier  = "restored"
  snapshot_identifier = "graph-2026"
}
