resource "aws_default_vpc" "default" { # expect: aws-vpc-default-vpc-exists
  tags = {
    Name = "default"
  }
}
