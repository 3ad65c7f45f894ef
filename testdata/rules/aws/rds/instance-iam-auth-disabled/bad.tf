resource "aws_db_instance" "default" { # expect: aws-rds-instance-iam-auth-disabled
  engine         = "postgres"
  instance_class = "db.t4g.micro"
}

resource "aws_db_instance" "explicit" {
  engine                              = "mysql"
  instance_class                      = "db.t4g.micro"
  iam_database_authentication_enabled = false # expect: aws-rds-instance-iam-auth-disabled
}

# Its engine is that of its source.
resource "aws_db_instance" "replica" { # expect: aws-rds-instance-iam-auth-disabled
  instance_class      = "db.t4g.micro"
  replicate_source_db = aws_db_instance.default.identifier
}
