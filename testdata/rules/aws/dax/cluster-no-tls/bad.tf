resource "aws_dax_cluster" "absent" { # expect: aws-dax-cluster-no-tls
  cluster_name       = "absent"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.r5.large"
  replication_factor = 3
}

resource "aws_dax_cluster" "none" {
  cluster_name                     = "none"
  iam_role_arn                     = "arn:aws:iam::111122223333:role/dax"
  node_type                        = "dax.r5.large"
  replication_factor               = 3
  cluster_endpoint_encryption_type = "NONE" # expect: aws-dax-cluster-no-tls
}
