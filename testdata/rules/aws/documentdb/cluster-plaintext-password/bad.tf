variable "password" {
  type    = string
  default = "an-example"
}

resource "aws_docdb_cluster" "literal" {
  cluster_identifier = "literal"
  master_username    = "owner"
  master_password    = "an-example" # expect: aws-documentdb-cluster-plaintext-password
}

resource "aws_docdb_cluster" "default" {
  cluster_identifier = "default"
  master_username    = "owner"
  master_password    = var.password # expect: aws-documentdb-cluster-plaintext-password
}
