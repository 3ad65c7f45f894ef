variable "days" {
  type = number
}

resource "aws_redshift_cluster" "caller_decides" {
  cluster_identifier                  = "warehouse"
  node_type                           = "ra3.large"
  automated_snapshot_retention_period = var.days
}
