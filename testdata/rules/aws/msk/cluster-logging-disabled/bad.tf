resource "aws_msk_cluster" "none" { # expect: aws-msk-cluster-logging-disabled
  cluster_name = "none"
}

resource "aws_msk_cluster" "off" {
  cluster_name = "off"

  logging_info {
    broker_logs { # expect: aws-msk-cluster-logging-disabled
      cloudwatch_logs {
        enabled = false
      }
      s3 {
        enabled = false
      }
    }
  }
}
