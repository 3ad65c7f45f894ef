resource "aws_instance" "left_out" { # expect: aws-ec2-instance-no-detailed-monitoring
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
}

resource "aws_instance" "off" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
  monitoring    = false # expect: aws-ec2-instance-no-detailed-monitoring
}

resource "aws_launch_configuration" "off" {
  image_id          = "ami-0a1b2c3d4e5f60718"
  instance_type     = "t3.micro"
  enable_monitoring = false # expect: aws-ec2-instance-no-detailed-monitoring
}
