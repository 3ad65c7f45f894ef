rule {
  title      = "ElastiCache replication group stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "What is written to disk when nodes are synchronised, swap or are backed up can be read by whoever gets hold of it."
  help       = "Turn encryption at rest on; an existing group has to be created anew from a backup."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-4",
  ]
  aliases = [
    "CKV_AWS_29",
    "AWS-0045",
    "kics:76976de7-c7b1-4f64-a94f-90c1345914c2",
    "kics:e4ee3903-9225-4b6a-bdfb-e62dbadef821",
    "cfn_nag:F25",
    "terrascan:AC_AWS_0466",
    "tfsec:aws-elastic-search-encrypt-replication-group",
    "tfsec:aws-elasticache-enable-at-rest-encryption",
    "guard:ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_AT_REST",
  ]
  controls = {
    "fsbp" = ["ElastiCache.4"]
    "nist-800-53-r5" = [
      "CA-9(1)", "CM-3(6)", "SC-7(10)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)",
    ]
  }

  target    = "aws.elasticache.replication_group"
  when      = !self.secondary
  condition = coalesce(self.encrypted_at_rest, self.at_rest_by_default)
  at        = self.encrypted_at_rest
  message   = "replication group does not encrypt data at rest"
}
