resource "aws_db_instance" "default" { # expect: aws-rds-instance-storage-unencrypted
  engine         = "postgres"
  instance_class = "db.t4g.micro"
}

resource "aws_db_instance" "explicit" {
  engine            = "postgres"
  instance_class    = "db.t4g.micro"
  storage_encrypted = false # expect: aws-rds-instance-storage-unencrypted
}

# A key alone encrypts nothing.
resource "aws_db_instance" "key_only" { # expect: aws-rds-instance-storage-unencrypted
  engine         = "postgres"
  instance_class = "db.t4g.micro"
  kms_key_id     = aws_kms_key.db.arn
}

# Empty means that there is no snapshot.
resource "aws_db_instance" "no_snapshot" { # expect: aws-rds-instance-storage-unencrypted
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  snapshot_identifier = ""
}

resource "aws_kms_key" "db" {}
