data "aws_ami" "base" { # expect: aws-ec2-ami-data-source-no-owner
  most_recent = true

  filter {
    name   = "name"
    values = ["acme-base-*"]
  }
}
