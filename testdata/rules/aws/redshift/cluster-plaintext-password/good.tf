variable "password" {
  type      = string
  sensitive = true
}

resource "random_password" "owner" {
  length = 32
}

resource "aws_redshift_cluster" "managed" {
  cluster_identifier     = "managed"
  node_type              = "ra3.large"
  master_username        = "owner"
  manage_master_password = true
}

resource "aws_redshift_cluster" "input" {
  cluster_identifier = "input"
  node_type          = "ra3.large"
  master_username    = "owner"
  master_password    = var.password
}

resource "aws_redshift_cluster" "random" {
  cluster_identifier = "random"
  node_type          = "ra3.large"
  master_username    = "owner"
  master_password    = random_password.owner.result
}
