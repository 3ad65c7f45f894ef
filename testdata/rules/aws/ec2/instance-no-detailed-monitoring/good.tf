resource "aws_instance" "on" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
  monitoring    = true
}

# On by default.
resource "aws_launch_configuration" "left_out" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
}
