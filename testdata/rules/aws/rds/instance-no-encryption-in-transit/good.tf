resource "aws_db_parameter_group" "forced" {
  name   = "forced"
  family = "postgres14"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_instance" "forced" {
  engine               = "postgres"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.forced.name
}

resource "aws_db_parameter_group" "new" {
  name   = "new"
  family = "postgres17"
  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

resource "aws_db_instance" "new" {
  engine               = "postgres"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.new.name
}

resource "aws_db_parameter_group" "maria" {
  name   = "maria"
  family = "mariadb10.11"
  parameter {
    name  = "require_secure_transport"
    value = 1
  }
}

resource "aws_db_instance" "maria" {
  engine               = "mariadb"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.maria.name
}

# Encrypts by an option group.
resource "aws_db_parameter_group" "oracle" {
  name   = "oracle"
  family = "oracle-ee-19"
}

resource "aws_db_instance" "oracle" {
  engine               = "oracle-ee"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.oracle.name
}
