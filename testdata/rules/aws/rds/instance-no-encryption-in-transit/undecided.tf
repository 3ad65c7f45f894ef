variable "force" {
  type = string
}

resource "aws_db_parameter_group" "caller_decides" {
  name   = "caller-decides"
  family = "postgres14"
  parameter {
    name  = "rds.force_ssl"
    value = var.force
  }
}

resource "aws_db_instance" "caller_decides" {
  engine               = "postgres"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.caller_decides.name
}
