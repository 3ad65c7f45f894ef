variable "authority" {
  type = string
}

resource "aws_db_instance" "caller_decides" {
  engine             = "postgres"
  instance_class     = "db.m7g.large"
  ca_cert_identifier = var.authority
}
