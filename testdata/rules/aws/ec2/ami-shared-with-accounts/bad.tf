resource "aws_ami_launch_permission" "partner" {
  image_id   = "ami-0a1b2c3d4e5f60718"
  account_id = "444455556666" # expect: aws-ec2-ami-shared-with-accounts
}

resource "aws_ami_launch_permission" "everybody" {
  image_id = "ami-0a1b2c3d4e5f60718"
  group    = "all" # expect: aws-ec2-ami-shared-with-accounts
}
