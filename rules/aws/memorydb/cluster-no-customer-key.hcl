rule {
  title      = "MemoryDB cluster is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns or manages you cannot decide who may decrypt the data, or revoke the key."
  help       = "Name a customer managed KMS key when the cluster is created."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html"]
  aliases    = ["CKV_AWS_201"]
  controls   = {}

  target    = "aws.memorydb.cluster"
  condition = self.customer_key
  at        = self.kms_key
  message   = "cluster is not encrypted with a customer managed key"
}
