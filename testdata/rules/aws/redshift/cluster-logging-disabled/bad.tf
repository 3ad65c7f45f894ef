resource "aws_redshift_cluster" "absent" { # expect: aws-redshift-cluster-logging-disabled
  cluster_identifier = "absent"
  node_type          = "ra3.large"
}

resource "aws_redshift_cluster" "off" {
  cluster_identifier = "off"
  node_type          = "ra3.large"
  logging {
    enable = false # expect: aws-redshift-cluster-logging-disabled
  }
}
