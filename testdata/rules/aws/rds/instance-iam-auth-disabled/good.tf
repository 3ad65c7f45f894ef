resource "aws_db_instance" "enabled" {
  engine                              = "postgres"
  instance_class                      = "db.t4g.micro"
  iam_database_authentication_enabled = true
}

# Engines without it.
resource "aws_db_instance" "oracle" {
  engine         = "oracle-se2"
  instance_class = "db.t3.medium"
}

resource "aws_db_instance" "sql_server" {
  engine         = "sqlserver-ex"
  instance_class = "db.t3.medium"
}
