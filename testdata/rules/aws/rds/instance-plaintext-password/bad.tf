variable "password" {
  type    = string
  default = "an-example"
}

resource "aws_db_instance" "literal" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  password       = "an-example" # expect: aws-rds-instance-plaintext-password
}

resource "aws_db_instance" "default" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
  password       = var.password # expect: aws-rds-instance-plaintext-password
}
