resource "aws_docdb_cluster_parameter_group" "all" {
  family = "docdb5.0"
  name   = "all"
  parameter {
    name  = "audit_logs"
    value = "all"
  }
}
