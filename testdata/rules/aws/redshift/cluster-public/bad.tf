resource "aws_redshift_cluster" "explicit" {
  cluster_identifier  = "explicit"
  node_type           = "ra3.large"
  publicly_accessible = true # expect: aws-redshift-cluster-public
}

# A `snapshot_copy` block is of a provider before version 6, whose default is true.
resource "aws_redshift_cluster" "old_provider" { # expect: aws-redshift-cluster-public
  cluster_identifier = "old-provider"
  node_type          = "ra3.large"
  snapshot_copy {
    destination_region = "eu-west-2"
  }
}
