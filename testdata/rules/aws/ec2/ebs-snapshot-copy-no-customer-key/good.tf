resource "aws_kms_key" "copies" {
  enable_key_rotation = true
}

resource "aws_ebs_snapshot_copy" "own_key" {
  source_snapshot_id = "snap-0a1b2c3d4e5f60718"
  source_region      = "eu-central-1"
  encrypted          = true
  kms_key_id         = aws_kms_key.copies.arn
}
