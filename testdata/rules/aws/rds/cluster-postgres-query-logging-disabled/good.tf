resource "aws_rds_cluster_parameter_group" "logged" {
  name   = "logged"
  family = "aurora-postgresql16"
  parameter {
    name  = "log_statement"
    value = "ddl"
  }
  parameter {
    name  = "log_min_duration_statement"
    value = 1000
  }
}

resource "aws_rds_cluster" "logged" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.logged.name
}

# Of another project.
resource "aws_rds_cluster" "elsewhere" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = "shared"
}
