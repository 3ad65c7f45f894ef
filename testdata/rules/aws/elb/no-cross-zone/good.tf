resource "aws_lb" "set" {
  load_balancer_type = "network"
  subnets            = ["subnet-1", "subnet-2"]

  enable_cross_zone_load_balancing = true
}

resource "aws_lb" "application" {
  subnets = ["subnet-1", "subnet-2"]
}
