resource "aws_vpc" "main" { # expect: aws-vpc-no-flow-logs
  cidr_block = "10.0.0.0/16"
}
