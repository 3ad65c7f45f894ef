variable "tls" {
  type = string
}

resource "aws_docdb_cluster_parameter_group" "caller_decides" {
  family = "docdb5.0"
  name   = "custom"
  parameter {
    name  = "tls"
    value = var.tls
  }
}
