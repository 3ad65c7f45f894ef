resource "aws_redshift_cluster" "named" {
  cluster_identifier = "named"
  node_type          = "ra3.large"
  database_name      = "sales"
}

resource "aws_redshift_cluster" "restored" {
  cluster_identifier  = "restored"
  node_type           = "ra3.large"
  snapshot_identifier = "sales-2026"
}
