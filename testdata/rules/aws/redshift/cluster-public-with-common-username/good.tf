resource "aws_redshift_cluster" "private" {
  cluster_identifier  = "private"
  node_type           = "ra3.large"
  master_username     = "awsuser"
  publicly_accessible = false
}

resource "aws_redshift_cluster" "own_name" {
  cluster_identifier  = "own-name"
  node_type           = "ra3.large"
  master_username     = "sales_owner"
  publicly_accessible = true
}
