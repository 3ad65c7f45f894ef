resource "aws_launch_configuration" "web" {
  image_id      = "ami-0a1b2c3d4e5f60718"
  instance_type = "t3.micro"
}

resource "aws_autoscaling_group" "web" {
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = ["subnet-1", "subnet-2"]

  launch_configuration = aws_launch_configuration.web.name # expect: aws-autoscaling-group-no-launch-template
}
