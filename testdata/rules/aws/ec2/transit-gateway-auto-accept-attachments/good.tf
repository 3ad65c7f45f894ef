resource "aws_ec2_transit_gateway" "left_out" {}

resource "aws_ec2_transit_gateway" "hub" {
  auto_accept_shared_attachments = "disable"
}
