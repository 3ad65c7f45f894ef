resource "aws_ami_launch_permission" "organization" {
  image_id         = "ami-0a1b2c3d4e5f60718"
  organization_arn = "arn:aws:organizations::111122223333:organization/o-abcd1234ef"
}
