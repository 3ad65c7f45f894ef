resource "aws_lb_target_group" "web" {
  port     = 8080
  protocol = "HTTP"
  vpc_id   = "vpc-1"
}

# Of a listener that is not here.
resource "aws_lb_listener_rule" "web" {
  listener_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener/app/web/0123456789abcdef/0123456789abcdef"

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }

  condition {
    path_pattern {
      values = ["/*"]
    }
  }
}
