# The provider's default is 0: no backups.
resource "aws_db_instance" "default" { # expect: aws-rds-short-backup-retention
  engine         = "postgres"
  instance_class = "db.t4g.micro"
}

resource "aws_db_instance" "off" {
  engine                  = "postgres"
  instance_class          = "db.t4g.micro"
  backup_retention_period = 0 # expect: aws-rds-short-backup-retention
}

resource "aws_db_instance" "restored" {
  instance_class          = "db.t4g.micro"
  snapshot_identifier     = "prod-2026"
  backup_retention_period = "3" # expect: aws-rds-short-backup-retention
}

# One day.
resource "aws_rds_cluster" "default" { # expect: aws-rds-short-backup-retention
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "short" {
  engine                  = "aurora-postgresql"
  backup_retention_period = 6 # expect: aws-rds-short-backup-retention
}
