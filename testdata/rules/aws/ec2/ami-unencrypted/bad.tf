resource "aws_ami" "base" {
  name             = "base"
  root_device_name = "/dev/xvda"

  ebs_block_device { # expect: aws-ec2-ami-unencrypted
    device_name = "/dev/xvda"
    volume_size = 8
  }

  ebs_block_device {
    device_name = "/dev/xvdb"
    volume_size = 8
    encrypted   = false # expect: aws-ec2-ami-unencrypted
  }
}
