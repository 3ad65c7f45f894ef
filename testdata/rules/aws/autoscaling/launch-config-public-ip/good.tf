# The subnet decides, which is judged itself.
resource "aws_launch_configuration" "left_out" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
}

resource "aws_launch_configuration" "private" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  associate_public_ip_address = false
}
