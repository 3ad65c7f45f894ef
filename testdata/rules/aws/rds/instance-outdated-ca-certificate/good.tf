resource "aws_db_instance" "default" {
  engine         = "postgres"
  instance_class = "db.m7g.large"
}

resource "aws_db_instance" "new" {
  engine             = "postgres"
  instance_class     = "db.m7g.large"
  ca_cert_identifier = "rds-ca-ecc384-g1"
}
