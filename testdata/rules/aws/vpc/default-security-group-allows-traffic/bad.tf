resource "aws_vpc" "left_alone" { # expect: aws-vpc-default-security-group-allows-traffic
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "inline" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_default_security_group" "inline" {
  vpc_id = aws_vpc.inline.id

  ingress { # expect: aws-vpc-default-security-group-allows-traffic
    protocol  = "-1"
    self      = true
    from_port = 0
    to_port   = 0
  }
}

resource "aws_vpc" "beside" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_default_security_group" "beside" {
  vpc_id = aws_vpc.beside.id
}

resource "aws_vpc_security_group_egress_rule" "beside" { # expect: aws-vpc-default-security-group-allows-traffic
  security_group_id = aws_default_security_group.beside.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_default_security_group" "vpc_elsewhere" {
  vpc_id = "vpc-1"

  egress { # expect: aws-vpc-default-security-group-allows-traffic
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
    from_port   = 0
    to_port     = 0
  }
}
