variable "password" {
  type    = string
  default = "an-example"
}

resource "aws_rds_cluster" "literal" {
  engine          = "aurora-postgresql"
  master_password = "an-example" # expect: aws-rds-cluster-plaintext-password
}

resource "aws_rds_cluster" "default" {
  engine          = "aurora-postgresql"
  master_password = var.password # expect: aws-rds-cluster-plaintext-password
}
