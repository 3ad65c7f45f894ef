resource "aws_security_group" "open" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "-1" # expect: aws-vpc-security-group-ingress-all-protocols
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
}
