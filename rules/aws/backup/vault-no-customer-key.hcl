rule {
  title      = "Backup vault is not encrypted with a customer managed key"
  severity   = "medium"
  topic      = "data-protection"
  why        = "With the key that AWS manages you cannot decide who may restore the backups, copy them to another account, or revoke the key."
  help       = "Name a customer managed KMS key when the vault is created."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html"]
  aliases    = ["CKV_AWS_166"]
  controls   = {}

  target    = "aws.backup.vault"
  condition = self.customer_key
  at        = self.kms_key
  message   = "vault is not encrypted with a customer managed key"
}
