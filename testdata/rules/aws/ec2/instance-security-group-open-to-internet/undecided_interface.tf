# The network interface is not here.
variable "interface" {
  type = string
}

resource "aws_instance" "main" {
  ami           = "ami-0a1b2c3d"
  instance_type = "t3.micro"
  network_interface {
    device_index         = 0
    network_interface_id = var.interface
  }
}
