rule {
  title      = "ElastiCache data is not backed up"
  severity   = "medium"
  topic      = "resilience"
  why        = "When nodes fail or data is damaged there is nothing to restore a cache from that is used as a store."
  help       = "Keep daily snapshots for at least a day; where the data can be computed anew, leave it and say so in a suppression."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-1",
  ]
  aliases = [
    "CKV_AWS_134",
    "AWS-0050",
    "kics:8fdb08a0-a868-4fdf-9c27-ccab0237f1ab",
    "tfsec:aws-elasticache-enable-backup-retention",
  ]
  controls = {
    "fsbp" = ["ElastiCache.1"]
    "nist-800-53-r5" = [
      "CP-6", "CP-6(1)", "CP-6(2)", "CP-9", "CP-10", "SC-5(2)", "SI-12", "SI-13(5)",
    ]
  }

  target = "aws.elasticache.cache"
  # Memcached has no snapshots; a member's are its group's.
  when      = !self.member && !self.memcached
  condition = self.snapshot_retention > 0
  message   = "no snapshots are kept"
}
