resource "aws_rds_cluster" "on" {
  engine              = "aurora-postgresql"
  deletion_protection = true
}
