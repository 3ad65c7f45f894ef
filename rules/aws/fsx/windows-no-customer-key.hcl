rule {
  title      = "FSx for Windows File Server file system is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With the key that AWS manages you cannot decide who may decrypt files and backups, or revoke the key."
  help       = "Name a customer managed KMS key when the file system is created."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/fsx/latest/WindowsGuide/encryption-at-rest.html"]
  aliases    = ["CKV_AWS_179"]
  controls   = {}

  target    = "aws.fsx.file_system"
  when      = self.kind == "WINDOWS" && self.takes_key
  condition = self.customer_key
  at        = self.kms_key
  message   = "file system is not encrypted with a customer managed key"
}
