resource "aws_lb" "left_out" { # expect: aws-elb-access-logs-disabled
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_alb" "set" {
  subnets = ["subnet-1", "subnet-2"]

  access_logs {
    bucket  = "logs"
    enabled = false # expect: aws-elb-access-logs-disabled
  }
}

# A bucket alone does not turn them on.
resource "aws_lb" "only_bucket" {
  subnets = ["subnet-1", "subnet-2"]

  access_logs { # expect: aws-elb-access-logs-disabled
    bucket = "logs"
  }
}

resource "aws_lb" "tls" { # expect: aws-elb-access-logs-disabled
  load_balancer_type = "network"
  subnets            = ["subnet-1", "subnet-2"]
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.tls.arn
  port              = 443
  protocol          = "TLS"
}
