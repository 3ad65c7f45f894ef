rule {
  title      = "ElastiCache takes no minor upgrades by itself"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Security fixes of the engine come in minor versions; without automatic upgrades they wait until somebody applies them."
  help       = "Leave automatic minor version upgrades on, and choose a maintenance window for them."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2",
  ]
  aliases = ["CKV_AWS_322"]
  controls = {
    "fsbp"           = ["ElastiCache.2"]
    "nist-800-53-r5" = ["SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"]
  }

  target = "aws.elasticache.cache"
  # Only Redis OSS and Valkey are upgraded that way; a member is with its group.
  when      = !self.member && !self.memcached
  condition = self.auto_minor_version_upgrade
  message   = "minor versions of the engine are not applied automatically"
}
