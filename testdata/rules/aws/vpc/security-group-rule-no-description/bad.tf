resource "aws_security_group" "g" {
  ingress { # expect: aws-vpc-security-group-rule-no-description
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group_rule" "r" {
  security_group_id = aws_security_group.g.id
  type              = "egress"
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  self              = true
  description       = "" # expect: aws-vpc-security-group-rule-no-description
}

resource "aws_security_group" "both" {
  egress { # expect: aws-vpc-security-group-rule-no-description
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
