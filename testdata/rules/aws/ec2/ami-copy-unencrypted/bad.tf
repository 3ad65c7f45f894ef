resource "aws_ami_copy" "left_out" { # expect: aws-ec2-ami-copy-unencrypted
  name              = "base-dr"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-central-1"
}

resource "aws_ami_copy" "off" {
  name              = "base-dr"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-central-1"
  encrypted         = false # expect: aws-ec2-ami-copy-unencrypted
}
