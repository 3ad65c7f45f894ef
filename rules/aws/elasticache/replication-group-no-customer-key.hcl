rule {
  title      = "ElastiCache replication group is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key of the service you cannot decide who may decrypt data and backups, or revoke the key."
  help       = "Turn encryption at rest on and name a customer managed KMS key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html"]
  aliases    = ["CKV_AWS_191"]
  controls   = {}

  target    = "aws.elasticache.replication_group"
  when      = !self.secondary || present(self.kms_key)
  condition = self.customer_key
  at        = coalesce(self.kms_key, self.encrypted_at_rest)
  message   = "replication group is not encrypted with a customer managed key"
}
