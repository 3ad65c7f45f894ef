variable "logs" {
  type = list(string)
}

resource "aws_rds_cluster" "caller_decides" {
  engine                          = "aurora-postgresql"
  enabled_cloudwatch_logs_exports = var.logs
}
