resource "aws_network_acl" "open" {
  vpc_id = "vpc-1"

  ingress {
    rule_no    = 100
    protocol   = "tcp"
    action     = "allow"
    cidr_block = "0.0.0.0/0" # expect: aws-vpc-network-acl-open-ssh
    from_port  = 22
    to_port    = 22
  }

  ingress {
    rule_no         = 110
    protocol        = "tcp"
    action          = "allow"
    ipv6_cidr_block = "::/0" # expect: aws-vpc-network-acl-open-ssh
    from_port       = 1
    to_port         = 4000
  }
}

# The deny comes too late.
resource "aws_network_acl" "late" {
  vpc_id = "vpc-1"

  ingress {
    rule_no    = 100
    protocol   = -1
    action     = "allow"
    cidr_block = "0.0.0.0/0" # expect: aws-vpc-network-acl-open-ssh
    from_port  = 0
    to_port    = 0
  }

  ingress {
    rule_no    = 200
    protocol   = "tcp"
    action     = "deny"
    cidr_block = "0.0.0.0/0"
    from_port  = 22
    to_port    = 22
  }
}

resource "aws_network_acl_rule" "open" {
  network_acl_id = aws_network_acl.late.id
  rule_number    = 300
  protocol       = "6"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0" # expect: aws-vpc-network-acl-open-ssh
  from_port      = 22
  to_port        = 22
}
