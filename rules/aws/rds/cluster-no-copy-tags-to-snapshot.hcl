rule {
  title      = "RDS cluster does not copy its tags to snapshots"
  severity   = "info"
  topic      = "compliance"
  why        = "Access rules, cost reports and inventories that go by tags miss the snapshots."
  help       = "Let the cluster copy its tags to snapshots."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Tagging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-16",
  ]
  aliases = ["CKV_AWS_313"]
  controls = {
    "fsbp"           = ["RDS.16", "RDS.47", "RDS.48"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-2", "CM-2(2)"]
  }

  target    = "aws.rds.cluster"
  condition = self.copy_tags_to_snapshot
  message   = "tags are not copied to snapshots"
}
