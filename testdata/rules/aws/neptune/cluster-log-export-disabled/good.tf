resource "aws_neptune_cluster" "audit" {
  cluster_identifier             = "audit"
  enable_cloudwatch_logs_exports = ["audit", "slowquery"]
}
