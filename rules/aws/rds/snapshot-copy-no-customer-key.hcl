rule {
  title      = "Copy of an RDS snapshot names no customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS manages you cannot decide who may decrypt the data, or revoke the key."
  help       = "Name a customer managed KMS key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html"]
  aliases    = ["CKV_AWS_266"]
  controls   = {}

  target    = "aws.rds.snapshot_copy"
  condition = self.customer_key
  at        = self.kms_key
  message   = "copy names no customer managed key"
}
