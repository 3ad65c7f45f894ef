resource "aws_route" "all" {
  route_table_id         = "rtb-1"
  destination_cidr_block = "0.0.0.0/0" # expect: aws-vpc-default-route-not-nat-gateway
  instance_id            = "i-0a1b2c3d"
}

resource "aws_route_table" "all" {
  vpc_id = "vpc-1"

  route {
    ipv6_cidr_block = "::/0" # expect: aws-vpc-default-route-not-nat-gateway
    instance_id     = "i-0a1b2c3d"
  }
}
