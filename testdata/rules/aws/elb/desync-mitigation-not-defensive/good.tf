resource "aws_lb" "set" {
  subnets = ["subnet-1", "subnet-2"]

  desync_mitigation_mode = "strictest"
}

resource "aws_alb" "left_out" {
  subnets = ["subnet-1", "subnet-2"]
}
