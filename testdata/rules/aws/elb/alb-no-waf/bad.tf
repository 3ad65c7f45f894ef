resource "aws_lb" "public" { # expect: aws-elb-alb-no-waf
  subnets = ["subnet-1", "subnet-2"]
}
