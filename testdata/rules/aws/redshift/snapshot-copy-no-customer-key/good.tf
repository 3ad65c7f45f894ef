resource "aws_kms_key" "copies" {}

resource "aws_redshift_snapshot_copy_grant" "own_key" {
  snapshot_copy_grant_name = "own-key"
  kms_key_id               = aws_kms_key.copies.key_id
}
