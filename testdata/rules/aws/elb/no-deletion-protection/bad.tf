resource "aws_lb" "left_out" { # expect: aws-elb-no-deletion-protection
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_alb" "set" {
  subnets = ["subnet-1", "subnet-2"]

  enable_deletion_protection = false # expect: aws-elb-no-deletion-protection
}
