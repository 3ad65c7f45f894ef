resource "aws_network_acl" "unused" { # expect: aws-vpc-network-acl-unattached
  vpc_id = "vpc-1"
}
