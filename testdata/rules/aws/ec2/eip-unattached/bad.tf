resource "aws_eip" "unused" { # expect: aws-ec2-eip-unattached
  domain = "vpc"
}
