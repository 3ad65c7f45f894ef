variable "public" {
  type = bool
}

resource "aws_instance" "caller_decides" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "t3.micro"
  associate_public_ip_address = var.public
}
