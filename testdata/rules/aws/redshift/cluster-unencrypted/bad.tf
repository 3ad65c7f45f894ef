resource "aws_redshift_cluster" "off" {
  cluster_identifier = "off"
  node_type          = "ra3.large"
  encrypted          = false # expect: aws-redshift-cluster-unencrypted
}

# A `logging` block is of a provider before version 6, which turns encryption off by default.
resource "aws_redshift_cluster" "old_provider" { # expect: aws-redshift-cluster-unencrypted
  cluster_identifier = "old-provider"
  node_type          = "ra3.large"
  logging {
    enable      = true
    bucket_name = "audit-logs"
  }
}
