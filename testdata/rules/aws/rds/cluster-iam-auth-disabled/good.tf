resource "aws_rds_cluster" "on" {
  engine                              = "aurora-postgresql"
  iam_database_authentication_enabled = true
}
