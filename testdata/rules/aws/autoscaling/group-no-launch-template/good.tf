resource "aws_autoscaling_group" "web" {
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = ["subnet-1", "subnet-2"]

  launch_template {
    id = "lt-0a1b2c3d4e5f60718"
  }
}

resource "aws_autoscaling_group" "mixed" {
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = ["subnet-1", "subnet-2"]

  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0a1b2c3d4e5f60718"
      }
    }
  }
}
