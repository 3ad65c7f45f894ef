resource "aws_redshift_cluster" "on" {
  cluster_identifier = "on"
  node_type          = "ra3.large"
  encrypted          = true
}

resource "aws_redshift_cluster" "restored" {
  cluster_identifier  = "restored"
  node_type           = "ra3.large"
  snapshot_identifier = "sales-2026"
}
