resource "aws_security_group" "inline" {
  name = "inline"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"] # expect: aws-vpc-security-group-ssh-open-to-internet
  }

  ingress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    cidr_blocks = [
      "10.0.0.0/8",
      "0.0.0.0/0", # expect: aws-vpc-security-group-ssh-open-to-internet
    ]
  }
}

resource "aws_security_group_rule" "separate" {
  type              = "ingress"
  from_port         = 20
  to_port           = 30
  protocol          = "tcp"
  ipv6_cidr_blocks  = ["::/0"] # expect: aws-vpc-security-group-ssh-open-to-internet
  security_group_id = "sg-123"
}

resource "aws_vpc_security_group_ingress_rule" "new" {
  security_group_id = aws_security_group.inline.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv4         = "0.0.0.0/0" # expect: aws-vpc-security-group-ssh-open-to-internet
}

locals {
  anywhere = "0.0.0.0/0"
}

resource "aws_default_security_group" "default" {
  dynamic "ingress" {
    for_each = [22, 443]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = [local.anywhere] # expect: aws-vpc-security-group-ssh-open-to-internet
    }
  }
}
