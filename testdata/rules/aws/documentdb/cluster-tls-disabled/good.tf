# On unless it is turned off.
resource "aws_docdb_cluster_parameter_group" "default" {
  family = "docdb5.0"
  name   = "default"
}

resource "aws_docdb_cluster_parameter_group" "on" {
  family = "docdb5.0"
  name   = "on"
  parameter {
    name  = "tls"
    value = "tls1.3+"
  }
}
