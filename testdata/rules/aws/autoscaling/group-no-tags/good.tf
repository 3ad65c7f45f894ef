resource "aws_autoscaling_group" "web" {
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = ["subnet-1", "subnet-2"]

  launch_template {
    id = "lt-0a1b2c3d4e5f60718"
  }

  tag {
    key                 = "Team"
    value               = "web"
    propagate_at_launch = true
  }
}
