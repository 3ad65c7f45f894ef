resource "aws_neptune_cluster" "absent" { # expect: aws-neptune-cluster-no-customer-key
  cluster_identifier = "absent"
  storage_encrypted  = true
}
