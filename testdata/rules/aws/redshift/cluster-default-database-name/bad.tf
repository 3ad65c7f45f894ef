resource "aws_redshift_cluster" "absent" { # expect: aws-redshift-cluster-default-database-name
  cluster_identifier = "absent"
  node_type          = "ra3.large"
}

resource "aws_redshift_cluster" "default" {
  cluster_identifier = "default"
  node_type          = "ra3.large"
  database_name      = "dev" # expect: aws-redshift-cluster-default-database-name
}
