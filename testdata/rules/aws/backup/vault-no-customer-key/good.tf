resource "aws_kms_key" "backups" {}

resource "aws_backup_vault" "own_key" {
  name        = "own-key"
  kms_key_arn = aws_kms_key.backups.arn
}
