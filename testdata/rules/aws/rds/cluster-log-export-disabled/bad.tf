resource "aws_rds_cluster" "absent" { # expect: aws-rds-cluster-log-export-disabled
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "empty" {
  engine                          = "aurora-postgresql"
  enabled_cloudwatch_logs_exports = [] # expect: aws-rds-cluster-log-export-disabled
}
