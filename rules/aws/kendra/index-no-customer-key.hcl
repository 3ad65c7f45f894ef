rule {
  title      = "Kendra index is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The index holds what the documents say, encrypted with a key that AWS owns, whose use you can neither restrict nor audit."
  help       = "Name a customer managed KMS key when the index is created; it cannot be changed later."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html"]
  aliases = [
    "CKV_AWS_262",
    "cfn_nag:W80",
    "guard:KENDRA_INDEX_ENCRYPTION_KMS_KEY_ID_RULE",
  ]
  controls = {}

  target    = "aws.kendra.index"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "index is encrypted with a key that AWS owns"
}
