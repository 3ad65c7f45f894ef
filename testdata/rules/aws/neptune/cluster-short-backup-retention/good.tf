resource "aws_neptune_cluster" "week" {
  cluster_identifier      = "week"
  backup_retention_period = 7
}

resource "aws_neptune_cluster" "restored" {
  cluster_identifier  = "restored"
  snapshot_identifier = "graph-2026"
}
