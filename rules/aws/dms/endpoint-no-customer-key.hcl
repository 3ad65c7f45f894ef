rule {
  title      = "DMS endpoint's connection is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Host, user name and password of the endpoint are kept under a key that AWS manages: you cannot decide who may decrypt them, or revoke the key."
  help       = "Name a customer managed KMS key for the endpoint; for S3 one for the objects."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#CHAP_Security.EncryptionKey"]
  aliases    = ["CKV_AWS_296"]
  controls   = {}

  target    = "aws.dms.endpoint"
  condition = self.customer_key
  at        = self.kms_key
  message   = "endpoint is not encrypted with a customer managed key"
}
