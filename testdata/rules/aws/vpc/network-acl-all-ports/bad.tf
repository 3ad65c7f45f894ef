resource "aws_network_acl" "open" {
  vpc_id = "vpc-1"

  ingress {
    rule_no    = 100
    protocol   = -1
    action     = "allow"
    cidr_block = "0.0.0.0/0" # expect: aws-vpc-network-acl-all-ports
    from_port  = 0
    to_port    = 0
  }
}

# Ports do not count where the protocol is any.
resource "aws_network_acl_rule" "any_protocol" {
  network_acl_id  = aws_network_acl.open.id
  rule_number     = 300
  protocol        = "all"
  rule_action     = "allow"
  ipv6_cidr_block = "::/0" # expect: aws-vpc-network-acl-all-ports
  from_port       = 80
  to_port         = 80
}

resource "aws_network_acl_rule" "all_tcp" {
  network_acl_id = aws_network_acl.open.id
  rule_number    = 310
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0" # expect: aws-vpc-network-acl-all-ports
  from_port      = 0
  to_port        = 65535
}
