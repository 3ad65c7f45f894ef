resource "aws_security_group" "open" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = ["0.0.0.0/0"] # expect: aws-vpc-security-group-database-port-open-to-internet
  }
}

resource "aws_vpc_security_group_ingress_rule" "redis" {
  security_group_id = "sg-1"
  ip_protocol       = "tcp"
  from_port         = 6379
  to_port           = 6379
  cidr_ipv4         = "0.0.0.0/0" # expect: aws-vpc-security-group-database-port-open-to-internet
}
