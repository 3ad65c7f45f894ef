variable "environment" {
  default = "staging"
}

resource "aws_db_instance" "default" { # expect: aws-rds-instance-no-deletion-protection
  engine         = "postgres"
  instance_class = "db.t4g.micro"
}

resource "aws_db_instance" "explicit" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  deletion_protection = false # expect: aws-rds-instance-no-deletion-protection
}

resource "aws_db_instance" "by_environment" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  deletion_protection = var.environment == "production" # expect: aws-rds-instance-no-deletion-protection
}
