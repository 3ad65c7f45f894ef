rule {
  title      = "Keyspaces table is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With the key that AWS owns you cannot decide who may decrypt the table, see in CloudTrail who did, or revoke the key."
  help       = "Use the encryption type `CUSTOMER_MANAGED_KMS_KEY` and name a key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html"]
  aliases    = ["CKV_AWS_265"]
  controls   = {}

  target    = "aws.keyspaces.table"
  condition = self.encryption_type == "CUSTOMER_MANAGED_KMS_KEY"
  at        = self.encryption_type
  message   = "table is not encrypted with a customer managed key"
}
