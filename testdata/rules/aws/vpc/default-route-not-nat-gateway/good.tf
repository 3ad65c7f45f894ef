resource "aws_route" "some" {
  route_table_id         = "rtb-1"
  destination_cidr_block = "10.1.0.0/16"
  instance_id            = "i-0a1b2c3d"
}

resource "aws_route_table" "other_target" {
  vpc_id = "vpc-1"

  route {
    cidr_block = "0.0.0.0/0"
    nat_gateway_id = "nat-1"
  }
}
