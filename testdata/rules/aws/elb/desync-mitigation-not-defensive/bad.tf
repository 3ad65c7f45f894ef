resource "aws_alb" "set" {
  subnets = ["subnet-1", "subnet-2"]

  desync_mitigation_mode = "monitor" # expect: aws-elb-desync-mitigation-not-defensive
}

resource "aws_elb" "classic" {
  subnets                = ["subnet-1"]
  desync_mitigation_mode = "monitor" # expect: aws-elb-desync-mitigation-not-defensive

  listener {
    instance_port      = 8080
    instance_protocol  = "https"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d"
  }
}
