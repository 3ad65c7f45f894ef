resource "aws_rds_cluster" "audit" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["error", "audit"]
}

resource "aws_rds_cluster" "postgres" {
  engine = "aurora-postgresql"
}
