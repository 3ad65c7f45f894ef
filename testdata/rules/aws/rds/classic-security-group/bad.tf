resource "aws_db_security_group" "old" { # expect: aws-rds-classic-security-group
  name = "old"
  ingress {
    cidr = "10.0.0.0/16"
  }
}

resource "aws_db_instance" "old" {
  engine               = "postgres"
  instance_class       = "db.m7g.large"
  security_group_names = [aws_db_security_group.old.name] # expect: aws-rds-classic-security-group
}
