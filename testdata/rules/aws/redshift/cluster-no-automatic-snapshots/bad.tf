resource "aws_redshift_cluster" "off" {
  cluster_identifier                  = "off"
  node_type                           = "dc2.large"
  automated_snapshot_retention_period = 0 # expect: aws-redshift-cluster-no-automatic-snapshots
}
