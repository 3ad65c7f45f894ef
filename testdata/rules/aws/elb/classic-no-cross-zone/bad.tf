resource "aws_elb" "off" {
  subnets                   = ["subnet-1", "subnet-2"]
  cross_zone_load_balancing = false # expect: aws-elb-classic-no-cross-zone

  listener {
    instance_port      = 8080
    instance_protocol  = "http"
    lb_port            = 443
    lb_protocol        = "https"
    ssl_certificate_id = "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d"
  }
}
