variable "cidrs" {
  type = list(string)
}

resource "aws_security_group" "g" {
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = var.cidrs
  }
}
