variable "password" {
  type      = string
  sensitive = true
}

resource "aws_docdb_cluster" "managed" {
  cluster_identifier          = "managed"
  master_username             = "owner"
  manage_master_user_password = true
}

resource "aws_docdb_cluster" "input" {
  cluster_identifier = "input"
  master_username    = "owner"
  master_password    = var.password
}
