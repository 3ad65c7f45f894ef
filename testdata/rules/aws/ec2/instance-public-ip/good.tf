# The subnet decides, which is judged itself.
resource "aws_instance" "left_out" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
}

resource "aws_instance" "private" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "t3.micro"
  associate_public_ip_address = false
}

resource "aws_launch_template" "web" {
  image_id = "ami-0a1b2c3d4e5f60718"

  network_interfaces {
    associate_public_ip_address = false
  }
}
