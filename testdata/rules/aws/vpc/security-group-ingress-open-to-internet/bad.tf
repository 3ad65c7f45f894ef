resource "aws_security_group" "open" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "tcp"
    from_port   = 9000
    to_port     = 9000
    cidr_blocks = ["0.0.0.0/0"] # expect: aws-vpc-security-group-ingress-open-to-internet
  }
}

resource "aws_vpc_security_group_ingress_rule" "range" {
  security_group_id = "sg-1"
  ip_protocol       = "udp"
  from_port         = 4000
  to_port           = 5000
  cidr_ipv6         = "::/0" # expect: aws-vpc-security-group-ingress-open-to-internet
}
