variable "password" {
  type      = string
  sensitive = true
}

resource "random_password" "owner" {
  length = 32
}

resource "aws_rds_cluster" "managed" {
  engine                      = "aurora-postgresql"
  manage_master_user_password = true
}

resource "aws_rds_cluster" "input" {
  engine          = "aurora-postgresql"
  master_password = var.password
}

resource "aws_rds_cluster" "random" {
  engine          = "aurora-postgresql"
  master_password = random_password.owner.result
}
