resource "aws_rds_cluster" "absent" { # expect: aws-rds-cluster-no-deletion-protection
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "off" {
  engine              = "aurora-postgresql"
  deletion_protection = false # expect: aws-rds-cluster-no-deletion-protection
}
