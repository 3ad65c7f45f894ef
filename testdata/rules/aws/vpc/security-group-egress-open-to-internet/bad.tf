resource "aws_security_group" "g" {
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"] # expect: aws-vpc-security-group-egress-open-to-internet
  }
}

resource "aws_vpc_security_group_egress_rule" "r" {
  security_group_id = aws_security_group.g.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0" # expect: aws-vpc-security-group-egress-open-to-internet
}
