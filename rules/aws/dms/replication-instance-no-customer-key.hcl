rule {
  title      = "DMS replication instance is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns or manages you cannot decide who may decrypt the data, or revoke the key."
  help       = "Name a customer managed KMS key for the instance; it cannot be changed later."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#CHAP_Security.EncryptionKey"]
  aliases    = ["CKV_AWS_212"]
  controls   = {}

  target    = "aws.dms.replication_instance"
  condition = self.customer_key
  at        = self.kms_key
  message   = "replication instance is not encrypted with a customer managed key"
}
