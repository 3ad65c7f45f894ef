resource "aws_docdb_cluster" "on" {
  cluster_identifier = "on"
  storage_encrypted  = true
}

# As its snapshot.
resource "aws_docdb_cluster" "restored" {
  cluster_identifier  = "restored"
  snapshot_identifier = "orders-2026"
}
