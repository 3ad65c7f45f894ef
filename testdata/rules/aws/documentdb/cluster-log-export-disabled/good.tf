resource "aws_docdb_cluster" "audit" {
  cluster_identifier              = "audit"
  enabled_cloudwatch_logs_exports = ["audit"]
}
