resource "aws_instance" "on" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m3.xlarge"
  ebs_optimized = true
}

# Optimized by default.
resource "aws_instance" "current" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
}
