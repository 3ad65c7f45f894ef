resource "aws_route" "all" {
  route_table_id            = "rtb-1"
  destination_cidr_block    = "0.0.0.0/0" # expect: aws-vpc-peering-route-too-permissive
  vpc_peering_connection_id = "pcx-0a1b2c3d"
}

resource "aws_route_table" "all" {
  vpc_id = "vpc-1"

  route {
    ipv6_cidr_block           = "::/0" # expect: aws-vpc-peering-route-too-permissive
    vpc_peering_connection_id = "pcx-0a1b2c3d"
  }
}
