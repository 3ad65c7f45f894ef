rule {
  title      = "ElastiCache replication group does not fail over by itself"
  severity   = "medium"
  topic      = "resilience"
  why        = "When the primary node fails the group cannot be written to until somebody promotes a replica or the node is replaced."
  help       = "Have at least one replica, and turn automatic failover on."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-3",
  ]
  aliases = ["CKV2_AWS_50"]
  controls = {
    "fsbp"           = ["ElastiCache.3"]
    "nist-800-53-r5" = ["CP-10", "SC-5(2)", "SC-36", "SI-13(5)"]
  }

  target    = "aws.elasticache.replication_group"
  when      = !self.secondary
  condition = self.automatic_failover
  message   = "automatic failover is off"
}
