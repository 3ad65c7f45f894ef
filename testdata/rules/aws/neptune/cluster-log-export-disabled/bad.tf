resource "aws_neptune_cluster" "absent" { # expect: aws-neptune-cluster-log-export-disabled
  cluster_identifier = "absent"
}

resource "aws_neptune_cluster" "slow_queries_only" {
  cluster_identifier             = "slow-queries-only"
  enable_cloudwatch_logs_exports = ["slowquery"] # expect: aws-neptune-cluster-log-export-disabled
}
