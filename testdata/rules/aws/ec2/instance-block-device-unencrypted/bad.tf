# Nothing encrypts the root volume.
resource "aws_instance" "root_left_out" { # expect: aws-ec2-instance-block-device-unencrypted
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
}

resource "aws_instance" "data_volume" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  root_block_device {
    encrypted = true
  }

  ebs_block_device { # expect: aws-ec2-instance-block-device-unencrypted
    device_name = "/dev/sdf"
    volume_size = 40
  }

  ebs_block_device {
    device_name = "/dev/sdg"
    volume_size = 40
    encrypted   = false # expect: aws-ec2-instance-block-device-unencrypted
  }
}

resource "aws_launch_configuration" "workers" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  root_block_device { # expect: aws-ec2-instance-block-device-unencrypted
    volume_size = 20
  }
}

resource "aws_launch_template" "workers" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_size = 20
      encrypted   = "false" # expect: aws-ec2-instance-block-device-unencrypted
    }
  }
}
