# Private with version 6 of the provider, public with earlier ones.
resource "aws_redshift_cluster" "default" {
  cluster_identifier = "default"
  node_type          = "ra3.large"
}
