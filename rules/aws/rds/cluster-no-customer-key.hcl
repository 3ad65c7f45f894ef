rule {
  title      = "RDS cluster is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns or manages you cannot decide who may decrypt the data, share snapshots across accounts, or revoke the key."
  help       = "Turn storage encryption on and name a customer managed KMS key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html"]
  aliases = [
    "CKV_AWS_327",
    "kics:e52395b4-250b-4c60-81d5-2e58c1d37abc",
  ]
  controls = {}

  target = "aws.rds.cluster"
  # A replica and what is restored keep the key of their source where none is named.
  when      = !((self.replica || self.restored) && self.kms_key == null)
  condition = self.customer_key
  at        = self.kms_key
  message   = "database cluster is not encrypted with a customer managed key"
}
