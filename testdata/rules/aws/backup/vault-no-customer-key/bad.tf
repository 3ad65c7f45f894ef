resource "aws_backup_vault" "absent" { # expect: aws-backup-vault-no-customer-key
  name = "absent"
}

resource "aws_backup_vault" "aws_managed" {
  name        = "aws-managed"
  kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:alias/aws/backup" # expect: aws-backup-vault-no-customer-key
}
