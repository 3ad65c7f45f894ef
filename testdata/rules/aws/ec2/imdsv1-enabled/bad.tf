resource "aws_instance" "left_out" { # expect: aws-ec2-imdsv1-enabled
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
}

resource "aws_launch_template" "optional" {
  image_id = "ami-0a1b2c3d4e5f60718"

  metadata_options {
    http_tokens = "optional" # expect: aws-ec2-imdsv1-enabled
  }
}

resource "aws_launch_configuration" "endpoint_only" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  metadata_options { # expect: aws-ec2-imdsv1-enabled
    http_endpoint = "enabled"
  }
}
