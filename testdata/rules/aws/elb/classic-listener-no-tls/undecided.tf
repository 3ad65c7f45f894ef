variable "protocol" {
  type = string
}

resource "aws_elb" "web" {
  subnets = ["subnet-1"]

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = var.protocol
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d"
  }
}
