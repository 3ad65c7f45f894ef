rule {
  title      = "RDS instance does not copy its tags to snapshots"
  severity   = "info"
  topic      = "compliance"
  why        = "Access rules, cost reports and inventories that go by tags miss the snapshots."
  help       = "Let the instance copy its tags to snapshots."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-17",
  ]
  aliases = ["CKV2_AWS_60"]
  controls = {
    "fsbp"           = ["RDS.17"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-2", "CM-2(2)"]
  }

  target = "aws.rds.instance"
  # The members of a cluster have snapshots of the cluster only.
  when      = !self.cluster_member
  condition = self.copy_tags_to_snapshot
  message   = "tags are not copied to snapshots"
}
