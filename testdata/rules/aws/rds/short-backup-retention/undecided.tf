variable "days" {
  type = number
}

resource "aws_rds_cluster" "caller_decides" {
  engine                  = "aurora-postgresql"
  backup_retention_period = var.days
}
