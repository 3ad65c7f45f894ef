variable "range" {
  type = string
}

resource "aws_security_group" "open" {
  vpc_id = "vpc-1"

  ingress {
    description = "example"
    protocol    = "tcp"
    from_port   = 445
    to_port     = 445
    cidr_blocks = [var.range]
  }
}
