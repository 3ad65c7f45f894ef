variable "cluster" {
  type = string
}

resource "aws_redshift_cluster" "perhaps" {
  cluster_identifier = "perhaps"
  node_type          = "ra3.large"
}

resource "aws_redshift_logging" "of_some_cluster" {
  cluster_identifier   = var.cluster
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog"]
}
