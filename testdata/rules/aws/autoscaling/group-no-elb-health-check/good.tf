resource "aws_autoscaling_group" "web" {
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = ["subnet-1", "subnet-2"]
  health_check_type   = "ELB"
  target_group_arns   = ["arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"]

  launch_template {
    id = "lt-0a1b2c3d4e5f60718"
  }
}

resource "aws_autoscaling_group" "no_load_balancer" {
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = ["subnet-1", "subnet-2"]

  launch_template {
    id = "lt-0a1b2c3d4e5f60718"
  }
}
