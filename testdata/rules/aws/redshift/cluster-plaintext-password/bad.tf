variable "password" {
  type    = string
  default = "Example-Pass-1"
}

resource "aws_redshift_cluster" "literal" {
  cluster_identifier = "literal"
  node_type          = "ra3.large"
  master_username    = "owner"
  master_password    = "Example-Pass-1" # expect: aws-redshift-cluster-plaintext-password
}

resource "aws_redshift_cluster" "default" {
  cluster_identifier = "default"
  node_type          = "ra3.large"
  master_username    = "owner"
  master_password    = var.password # expect: aws-redshift-cluster-plaintext-password
}
