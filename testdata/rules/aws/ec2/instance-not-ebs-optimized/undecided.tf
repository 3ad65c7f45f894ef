variable "type" {
  type = string
}

resource "aws_instance" "any_type" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = var.type
}
