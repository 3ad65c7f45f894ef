rule {
  title      = "Database activity stream is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS manages you cannot decide who may decrypt the data, or revoke the key."
  help       = "Name a customer managed KMS key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/DBActivityStreams.html"]
  aliases    = ["CKV_AWS_246"]
  controls   = {}

  target    = "aws.rds.activity_stream"
  condition = self.customer_key
  at        = self.kms_key
  message   = "activity stream names no customer managed key"
}
