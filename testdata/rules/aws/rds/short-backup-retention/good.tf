resource "aws_db_instance" "week" {
  engine                  = "postgres"
  instance_class          = "db.t4g.micro"
  backup_retention_period = 7
}

resource "aws_db_instance" "replica" {
  instance_class      = "db.t4g.micro"
  replicate_source_db = aws_db_instance.week.identifier
}

# Keeps the period of what it is restored from.
resource "aws_db_instance" "restored" {
  instance_class      = "db.t4g.micro"
  snapshot_identifier = "prod-2026"
}

resource "aws_rds_cluster" "month" {
  engine                  = "aurora-postgresql"
  backup_retention_period = 35
}
