resource "aws_dax_cluster" "absent" { # expect: aws-dax-cluster-unencrypted-at-rest
  cluster_name       = "absent"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.r5.large"
  replication_factor = 3
}

resource "aws_dax_cluster" "off" {
  cluster_name       = "off"
  iam_role_arn       = "arn:aws:iam::111122223333:role/dax"
  node_type          = "dax.r5.large"
  replication_factor = 3
  server_side_encryption {
    enabled = false # expect: aws-dax-cluster-unencrypted-at-rest
  }
}
