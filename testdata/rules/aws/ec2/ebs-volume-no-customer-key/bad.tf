resource "aws_ebs_volume" "service_key" { # expect: aws-ec2-ebs-volume-no-customer-key
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
}

resource "aws_ebs_volume" "service_key_by_alias" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
  kms_key_id        = "arn:aws:kms:eu-central-1:111122223333:alias/aws/ebs" # expect: aws-ec2-ebs-volume-no-customer-key
}
