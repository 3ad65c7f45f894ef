resource "aws_redshift_cluster" "public" {
  cluster_identifier  = "public"
  node_type           = "ra3.large"
  master_username     = "awsuser" # expect: aws-redshift-cluster-public-with-common-username
  publicly_accessible = true
}
