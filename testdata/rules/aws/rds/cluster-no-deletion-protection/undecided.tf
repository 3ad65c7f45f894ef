variable "protect" {
  type = bool
}

resource "aws_rds_cluster" "caller_decides" {
  engine              = "aurora-postgresql"
  deletion_protection = var.protect
}
