variable "upgrade" {
  type = bool
}

resource "aws_db_instance" "caller_decides" {
  engine                     = "mysql"
  instance_class             = "db.t4g.micro"
  auto_minor_version_upgrade = var.upgrade
}
