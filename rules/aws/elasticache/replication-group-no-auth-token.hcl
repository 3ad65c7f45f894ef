rule {
  title      = "ElastiCache replication group lets clients in without a password"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Everybody who reaches the nodes over the network can read and change all cached data."
  help       = "Turn encryption in transit on, and give the group users (role-based access control) or an auth token."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html",
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-6",
  ]
  aliases = ["CKV_AWS_31"]
  controls = {
    "fsbp"           = ["ElastiCache.6"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-6"]
  }

  target = "aws.elasticache.replication_group"
  when   = !self.secondary
  # Both need encryption in transit.
  condition = (
    coalesce(self.encrypted_in_transit, self.in_transit_by_default)
    && (present(self.auth_token) || length(self.user_groups) > 0)
  )
  message = "clients need neither a user nor an auth token"
}
