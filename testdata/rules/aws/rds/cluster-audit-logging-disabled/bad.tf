resource "aws_rds_cluster" "absent" { # expect: aws-rds-cluster-audit-logging-disabled
  engine = "aurora-mysql"
}

resource "aws_rds_cluster" "others" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["error", "slowquery"] # expect: aws-rds-cluster-audit-logging-disabled
}
