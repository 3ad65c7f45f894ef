resource "aws_instance" "left_out" { # expect: aws-ec2-instance-not-ebs-optimized
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "m3.xlarge"
}

resource "aws_instance" "off" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "r3.2xlarge"
  ebs_optimized = false # expect: aws-ec2-instance-not-ebs-optimized
}
