resource "aws_lb" "left_out" { # expect: aws-elb-no-cross-zone
  load_balancer_type = "network"
  subnets            = ["subnet-1", "subnet-2"]
}

resource "aws_alb" "set" {
  load_balancer_type = "network"
  subnets            = ["subnet-1", "subnet-2"]

  enable_cross_zone_load_balancing = false # expect: aws-elb-no-cross-zone
}
