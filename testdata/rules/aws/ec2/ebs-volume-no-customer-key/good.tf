resource "aws_kms_key" "volumes" {
  enable_key_rotation = true
}

resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
  kms_key_id        = aws_kms_key.volumes.arn
}

resource "aws_ebs_volume" "shared_key" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
  kms_key_id        = "arn:aws:kms:eu-central-1:111122223333:key/0f1e2d3c-1111-2222-3333-444455556666"
}
