resource "aws_launch_template" "web" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      encrypted = true
    }
  }
}

# Its launch template may set the volumes.
resource "aws_instance" "from_template" {
  launch_template {
    id = aws_launch_template.web.id
  }
}

# Encrypted if the snapshot is.
resource "aws_instance" "from_snapshot" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  root_block_device {
    encrypted = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    snapshot_id = "snap-0a1b2c3d4e5f60718"
  }
}
