resource "aws_lb" "set" {
  subnets = ["subnet-1", "subnet-2"]

  access_logs {
    bucket  = "logs"
    enabled = true
  }
}

resource "aws_lb" "tcp" {
  load_balancer_type = "network"
  subnets            = ["subnet-1", "subnet-2"]
}

# Its logs would stay empty.
resource "aws_lb_listener" "tcp" {
  load_balancer_arn = aws_lb.tcp.arn
  port              = 5432
  protocol          = "TCP"
}
