variable "protect" {
  type = bool
}

resource "aws_db_instance" "caller_decides" {
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  deletion_protection = var.protect
}
