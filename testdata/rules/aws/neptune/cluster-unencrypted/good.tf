resource "aws_neptune_cluster" "on" {
  cluster_identifier = "on"
  storage_encrypted  = true
}

# As its snapshot.
resource "aws_neptune_cluster" "restored" {
  cluster_identifier  = "restored"
  snapshot_identifier = "graph-2026"
}
