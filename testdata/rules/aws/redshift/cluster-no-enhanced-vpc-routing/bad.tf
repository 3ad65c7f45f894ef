resource "aws_redshift_cluster" "absent" { # expect: aws-redshift-cluster-no-enhanced-vpc-routing
  cluster_identifier = "absent"
  node_type          = "ra3.large"
}

resource "aws_redshift_cluster" "off" {
  cluster_identifier   = "off"
  node_type            = "ra3.large"
  enhanced_vpc_routing = false # expect: aws-redshift-cluster-no-enhanced-vpc-routing
}
