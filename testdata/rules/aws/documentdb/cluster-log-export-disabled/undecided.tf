variable "logs" {
  type = list(string)
}

resource "aws_docdb_cluster" "caller_decides" {
  cluster_identifier              = "orders"
  enabled_cloudwatch_logs_exports = var.logs
}
