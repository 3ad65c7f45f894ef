resource "aws_msk_cluster" "one" {
  cluster_name = "one"

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled = false
      }
      s3 {
        enabled = true
        bucket  = "broker-logs"
      }
    }
  }
}
