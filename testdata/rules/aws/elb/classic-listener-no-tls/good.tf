resource "aws_elb" "web" {
  subnets = ["subnet-1"]

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d"
  }

  listener {
    instance_port      = 5671
    instance_protocol  = "tcp"
    lb_port            = 5671
    lb_protocol        = "SSL"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d"
  }
}
