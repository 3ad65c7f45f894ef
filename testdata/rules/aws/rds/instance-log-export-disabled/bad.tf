resource "aws_db_instance" "silent" { # expect: aws-rds-instance-log-export-disabled
  engine         = "mysql"
  instance_class = "db.t4g.micro"
}

resource "aws_db_instance" "none" {
  engine                          = "postgres"
  instance_class                  = "db.t4g.micro"
  enabled_cloudwatch_logs_exports = [] # expect: aws-rds-instance-log-export-disabled
}

# What a snapshot's source exported is not exported by what is made from it.
resource "aws_db_instance" "restored" { # expect: aws-rds-instance-log-export-disabled
  instance_class      = "db.t4g.micro"
  snapshot_identifier = "rds:production-2024-01-01"
}
