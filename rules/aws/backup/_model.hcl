# A vault that keeps recovery points.
type "aws.backup.vault" {
  attributes {
    kms_key = string
  }

  derived {
    customer_key = customer_key(self.kms_key)
  }

  terraform "aws_backup_vault" {
    identity = ["id", "arn", "name"]
    kms_key  = self.kms_key_arn
  }

  cloudformation "AWS::Backup::BackupVault" {
    identity = ["Ref", "BackupVaultArn", "BackupVaultName"]
    kms_key  = self.EncryptionKeyArn
  }
}
