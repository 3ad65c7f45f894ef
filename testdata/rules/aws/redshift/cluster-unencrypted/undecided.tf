# Encrypted by version 6 of the provider, not by earlier ones.
resource "aws_redshift_cluster" "default" {
  cluster_identifier = "default"
  node_type          = "ra3.large"
}
