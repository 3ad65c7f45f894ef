resource "aws_docdb_cluster_parameter_group" "off" {
  family = "docdb5.0"
  name   = "off"
  parameter {
    name  = "audit_logs"
    value = "all"
  }
  parameter {
    name  = "tls"
    value = "disabled" # expect: aws-documentdb-cluster-tls-disabled
  }
}
