resource "aws_security_group" "open" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "tcp"
    from_port   = 445
    to_port     = 445
    cidr_blocks = ["0.0.0.0/0"] # expect: aws-vpc-security-group-sensitive-port-open-to-internet
  }
}

resource "aws_security_group_rule" "range" {
  type              = "ingress"
  security_group_id = "sg-1"
  protocol          = "tcp"
  from_port         = 9200
  to_port           = 9300
  ipv6_cidr_blocks  = ["::/0"] # expect: aws-vpc-security-group-sensitive-port-open-to-internet
}
