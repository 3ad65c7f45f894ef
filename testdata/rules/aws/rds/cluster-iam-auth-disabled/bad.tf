resource "aws_rds_cluster" "absent" { # expect: aws-rds-cluster-iam-auth-disabled
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "off" {
  engine                              = "aurora-postgresql"
  iam_database_authentication_enabled = false # expect: aws-rds-cluster-iam-auth-disabled
}
