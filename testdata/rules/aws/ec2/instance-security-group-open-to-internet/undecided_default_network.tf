# The network that an account has from the start may be as it was.
resource "aws_security_group" "main" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "main" {
  ami                    = "ami-0a1b2c3d"
  instance_type          = "t3.micro"
  vpc_security_group_ids = [aws_security_group.main.id]
}
