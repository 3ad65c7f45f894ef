resource "aws_elb" "left_out" { # expect: aws-elb-classic-access-logs-disabled
  subnets = ["subnet-1"]

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d"
  }
}

resource "aws_elb" "off" {
  subnets = ["subnet-1"]

  access_logs {
    bucket  = "logs"
    enabled = false # expect: aws-elb-classic-access-logs-disabled
  }

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d"
  }
}
