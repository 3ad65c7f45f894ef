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

resource "aws_security_group" "http" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "inside" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "tcp"
    from_port   = 9000
    to_port     = 9000
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "ping" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "icmp"
    from_port   = 8
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}
