resource "aws_db_instance" "absent" { # expect: aws-rds-instance-postgres-query-logging-disabled
  engine         = "postgres"
  instance_class = "db.m7g.large"
}

resource "aws_db_instance" "default" {
  engine               = "postgres"
  instance_class       = "db.m7g.large"
  parameter_group_name = "default.postgres16" # expect: aws-rds-instance-postgres-query-logging-disabled
}

resource "aws_db_parameter_group" "half" {
  name   = "half"
  family = "postgres16"
  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

resource "aws_db_instance" "half" {
  engine               = "postgres"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.half.name # expect: aws-rds-instance-postgres-query-logging-disabled
}
