variable "certificate" {
  type = string
}

variable "key" {
  type      = string
  sensitive = true
}

resource "aws_iam_server_certificate" "web" {
  name             = "web"
  certificate_body = var.certificate
  private_key      = var.key
}

resource "aws_elb" "web" {
  subnets = ["subnet-1"]

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = "arn:aws:iam::111122223333:server-certificate/web" # expect: aws-elb-classic-listener-no-acm-certificate
  }

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 8443
    lb_protocol        = "https"
    ssl_certificate_id = aws_iam_server_certificate.web.arn # expect: aws-elb-classic-listener-no-acm-certificate
  }
}
