resource "aws_instance" "required" {
  ami           = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_template" "no_endpoint" {
  image_id = "ami-0a1b2c3d4e5f60718"

  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_launch_configuration" "required" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}
