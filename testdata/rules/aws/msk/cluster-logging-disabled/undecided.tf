variable "log" {
  type = bool
}

resource "aws_msk_cluster" "caller_decides" {
  cluster_name = "orders"

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled = var.log
      }
    }
  }
}
