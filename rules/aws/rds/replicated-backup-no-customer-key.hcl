rule {
  title      = "Replicated RDS backups are not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS manages you cannot decide who may decrypt the data, or revoke the key."
  help       = "Name a customer managed KMS key of the destination region."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html"]
  aliases    = ["CKV_AWS_245"]
  controls   = {}

  target    = "aws.rds.backup_replication"
  condition = self.customer_key
  at        = self.kms_key
  message   = "replicated backup names no customer managed key"
}
