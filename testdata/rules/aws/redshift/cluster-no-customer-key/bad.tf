resource "aws_redshift_cluster" "absent" { # expect: aws-redshift-cluster-no-customer-key
  cluster_identifier = "absent"
  node_type          = "ra3.large"
  encrypted          = true
}
