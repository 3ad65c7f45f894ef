resource "aws_launch_template" "left_out" {
  image_id = "ami-0a1b2c3d4e5f60718"

  metadata_options {
    http_tokens = "required"
  }
}

resource "aws_launch_configuration" "one" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  metadata_options {
    http_put_response_hop_limit = 1
  }
}

resource "aws_launch_template" "no_endpoint" {
  image_id = "ami-0a1b2c3d4e5f60718"

  metadata_options {
    http_endpoint               = "disabled"
    http_put_response_hop_limit = 2
  }
}
