variable "public" {
  type = bool
}

resource "aws_db_instance" "caller_decides" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  publicly_accessible = var.public
}
