resource "aws_memorydb_cluster" "default" {
  name      = "default"
  acl_name  = "app"
  node_type = "db.t4g.small"
}
