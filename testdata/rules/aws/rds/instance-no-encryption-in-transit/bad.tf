resource "aws_db_parameter_group" "absent" {
  name   = "absent"
  family = "postgres14"
}

resource "aws_db_instance" "absent" {
  engine               = "postgres"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.absent.name # expect: aws-rds-instance-no-encryption-in-transit
}

resource "aws_db_parameter_group" "off" {
  name   = "off"
  family = "mysql8.0"
  parameter {
    name  = "character_set_server"
    value = "utf8mb4"
  }
  parameter {
    name  = "require_secure_transport"
    value = "0" # expect: aws-rds-instance-no-encryption-in-transit
  }
}

resource "aws_db_instance" "off" {
  engine               = "mysql"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.off.name
}

resource "aws_db_parameter_group" "both" {
  name   = "both"
  family = "db2-se-11.5"
  parameter {
    name  = "db2comm"
    value = "TCPIP,SSL" # expect: aws-rds-instance-no-encryption-in-transit
  }
}

resource "aws_db_instance" "both" {
  engine               = "db2-se"
  instance_class       = "db.m7g.large"
  parameter_group_name = aws_db_parameter_group.both.name
}
