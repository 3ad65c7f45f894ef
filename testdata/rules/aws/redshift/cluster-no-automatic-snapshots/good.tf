# The default is a day.
resource "aws_redshift_cluster" "default" {
  cluster_identifier = "default"
  node_type          = "ra3.large"
}

resource "aws_redshift_cluster" "week" {
  cluster_identifier                  = "week"
  node_type                           = "ra3.large"
  automated_snapshot_retention_period = 7
}
