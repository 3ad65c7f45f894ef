resource "aws_security_group" "https" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "inside" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "tcp"
    from_port   = 445
    to_port     = 445
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "udp" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "udp"
    from_port   = 445
    to_port     = 445
    cidr_blocks = ["0.0.0.0/0"]
  }
}
