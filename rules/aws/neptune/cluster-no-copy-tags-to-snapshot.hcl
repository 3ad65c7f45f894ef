rule {
  title      = "Neptune cluster does not copy its tags to snapshots"
  severity   = "info"
  topic      = "compliance"
  why        = "Access rules, cost reports and inventories that go by tags miss the snapshots."
  help       = "Let the cluster copy its tags to snapshots."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/neptune/latest/userguide/tagging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-8",
  ]
  aliases = ["CKV_AWS_362"]
  controls = {
    "fsbp" = ["Neptune.8"]
  }

  target    = "aws.neptune.cluster"
  condition = self.copy_tags_to_snapshot
  message   = "tags are not copied to snapshots"
}
