resource "aws_rds_cluster_parameter_group" "half" {
  name   = "half"
  family = "aurora-postgresql16"
  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

resource "aws_rds_cluster" "half" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.half.name # expect: aws-rds-cluster-postgres-query-logging-disabled
}
