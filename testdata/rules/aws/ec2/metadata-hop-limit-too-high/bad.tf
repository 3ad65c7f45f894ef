resource "aws_launch_template" "containers" {
  image_id = "ami-0a1b2c3d4e5f60718"

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2 # expect: aws-ec2-metadata-hop-limit-too-high
  }
}

resource "aws_launch_configuration" "containers" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"

  metadata_options {
    http_put_response_hop_limit = "3" # expect: aws-ec2-metadata-hop-limit-too-high
  }
}
