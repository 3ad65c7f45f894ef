rule {
  title      = "MemoryDB snapshot is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns or manages you cannot decide who may decrypt the data, or revoke the key."
  help       = "Name a customer managed KMS key for the snapshot."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html"]
  aliases    = ["CKV_AWS_278"]
  controls   = {}

  target    = "aws.memorydb.snapshot"
  condition = self.customer_key
  at        = self.kms_key
  message   = "snapshot is not encrypted with a customer managed key"
}
