resource "aws_ami_copy" "service_key" { # expect: aws-ec2-ami-copy-no-customer-key
  name              = "base-dr"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-central-1"
  encrypted         = true
}

resource "aws_ami_copy" "service_key_by_alias" {
  name              = "base-dr"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-central-1"
  encrypted         = true
  kms_key_id        = "alias/aws/ebs" # expect: aws-ec2-ami-copy-no-customer-key
}
