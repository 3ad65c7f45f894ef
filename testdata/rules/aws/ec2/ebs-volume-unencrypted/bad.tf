resource "aws_ebs_volume" "left_out" { # expect: aws-ec2-ebs-volume-unencrypted
  availability_zone = "eu-central-1a"
  size              = 40
}

resource "aws_ebs_volume" "off" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = false # expect: aws-ec2-ebs-volume-unencrypted
}
