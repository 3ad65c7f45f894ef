resource "aws_kms_key" "copies" {
  enable_key_rotation = true
}

resource "aws_ami_copy" "own_key" {
  name              = "base-dr"
  source_ami_id     = "ami-0a1b2c3d4e5f60718"
  source_ami_region = "eu-central-1"
  encrypted         = true
  kms_key_id        = aws_kms_key.copies.arn
}
