resource "aws_docdb_cluster" "absent" { # expect: aws-documentdb-cluster-log-export-disabled
  cluster_identifier = "absent"
}

resource "aws_docdb_cluster" "empty" {
  cluster_identifier              = "empty"
  enabled_cloudwatch_logs_exports = [] # expect: aws-documentdb-cluster-log-export-disabled
}
