variable "range" {
  type = string
}

resource "aws_security_group" "open" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "tcp"
    from_port   = 9000
    to_port     = 9000
    cidr_blocks = [var.range]
  }
}
