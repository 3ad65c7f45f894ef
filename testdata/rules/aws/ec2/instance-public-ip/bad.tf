resource "aws_instance" "bastion" {
  ami                         = "ami-0a1b2c3d4e5f60718"
  instance_type               = "t3.micro"
  associate_public_ip_address = true # expect: aws-ec2-instance-public-ip
}

resource "aws_launch_template" "web" {
  image_id = "ami-0a1b2c3d4e5f60718"

  network_interfaces {
    device_index = 1
  }

  network_interfaces {
    device_index                = 0
    associate_public_ip_address = "true" # expect: aws-ec2-instance-public-ip
  }
}
