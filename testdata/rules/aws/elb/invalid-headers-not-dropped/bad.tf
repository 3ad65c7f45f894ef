resource "aws_lb" "left_out" { # expect: aws-elb-invalid-headers-not-dropped
  subnets = ["subnet-1", "subnet-2"]
}

resource "aws_alb" "set" {
  subnets = ["subnet-1", "subnet-2"]

  drop_invalid_header_fields = false # expect: aws-elb-invalid-headers-not-dropped
}
