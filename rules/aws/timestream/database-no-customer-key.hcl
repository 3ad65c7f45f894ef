rule {
  title      = "Timestream database is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns or manages you cannot decide who may decrypt the data, or revoke the key."
  help       = "Name a customer managed KMS key for the database."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html"]
  aliases    = ["CKV_AWS_160"]
  controls   = {}

  target    = "aws.timestream.database"
  condition = self.customer_key
  at        = self.kms_key
  message   = "database is not encrypted with a customer managed key"
}
