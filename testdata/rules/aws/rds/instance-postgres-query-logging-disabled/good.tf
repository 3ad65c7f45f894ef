resource "aws_db_parameter_group" "logged" {
  name   = "logged"
  family = "postgres16"
  parameter {
    name  = "log_statement"
    value = "ddl"
  }
  parameter {
    name  = "log_min_duration_statement"
    value = 1000
  }
}

resource "aws_db_instance" "logged" {
  engine               = "postgres"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.logged.name
}

resource "aws_db_instance" "mysql" {
  engine         = "mysql"
  instance_class = "db.m7g.large"
}
