resource "aws_memorydb_cluster" "absent" { # expect: aws-memorydb-cluster-no-customer-key
  name      = "absent"
  acl_name  = "app"
  node_type = "db.t4g.small"
}
