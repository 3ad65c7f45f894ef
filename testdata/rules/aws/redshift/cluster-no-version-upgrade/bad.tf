resource "aws_redshift_cluster" "off" {
  cluster_identifier    = "off"
  node_type             = "ra3.large"
  allow_version_upgrade = false # expect: aws-redshift-cluster-no-version-upgrade
}
