resource "aws_rds_cluster" "default" { # expect: aws-rds-cluster-storage-unencrypted
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "explicit" {
  engine            = "aurora-mysql"
  storage_encrypted = false # expect: aws-rds-cluster-storage-unencrypted
}

# Two readable standbys, not Aurora.
resource "aws_rds_cluster" "multi_az" { # expect: aws-rds-cluster-storage-unencrypted
  engine                    = "postgres"
  db_cluster_instance_class = "db.m6gd.large"
  allocated_storage         = 100
  iops                      = 1000
  storage_type              = "io1"
}
