resource "aws_db_instance" "default" { # expect: aws-rds-instance-not-multi-az
  engine         = "postgres"
  instance_class = "db.t4g.micro"
}

resource "aws_db_instance" "explicit" {
  engine         = "postgres"
  instance_class = "db.t4g.micro"
  multi_az       = false # expect: aws-rds-instance-not-multi-az
}
