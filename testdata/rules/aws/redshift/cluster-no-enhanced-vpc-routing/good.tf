resource "aws_redshift_cluster" "on" {
  cluster_identifier   = "on"
  node_type            = "ra3.large"
  enhanced_vpc_routing = true
}
