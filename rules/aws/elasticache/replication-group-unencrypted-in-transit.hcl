rule {
  title      = "ElastiCache replication group does not encrypt traffic"
  severity   = "high"
  topic      = "data-protection"
  why        = "Cached data and passwords travel in clear between clients and nodes, and between the nodes."
  help       = "Turn encryption in transit on, after an upgrade where the Redis OSS version is too old for it; without it there is no authentication either."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-5",
  ]
  aliases = [
    "CKV_AWS_30",
    "AWS-0051",
    "kics:1afbb3fa-cf6c-4a3d-b730-95e9f4df343e",
    "kics:3b02569b-fc6f-4153-b3a3-ba91022fed68",
    "cfn_nag:F33",
    "terrascan:AC_AWS_0467",
    "tfsec:aws-elasticache-enable-in-transit-encryption",
    "guard:ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_IN_TRANSIT",
  ]
  controls = {
    "fsbp" = ["ElastiCache.5"]
    "nist-800-53-r5" = [
      "AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-12(3)",
      "SC-13", "SC-23", "SC-23(3)", "SI-7(6)",
    ]
  }

  target    = "aws.elasticache.replication_group"
  when      = !self.secondary
  condition = coalesce(self.encrypted_in_transit, self.in_transit_by_default)
  at        = self.encrypted_in_transit
  message   = "replication group does not encrypt traffic"
}
