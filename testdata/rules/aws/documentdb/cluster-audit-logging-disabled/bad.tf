resource "aws_docdb_cluster_parameter_group" "absent" { # expect: aws-documentdb-cluster-audit-logging-disabled
  family = "docdb5.0"
  name   = "absent"
}

resource "aws_docdb_cluster_parameter_group" "off" {
  family = "docdb5.0"
  name   = "off"
  parameter {
    name  = "audit_logs"
    value = "disabled" # expect: aws-documentdb-cluster-audit-logging-disabled
  }
}
