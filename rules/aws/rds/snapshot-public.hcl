rule {
  title      = "RDS snapshot is public"
  severity   = "critical"
  topic      = "data-protection"
  why        = "Everybody with an AWS account can restore the snapshot and read the whole database."
  help       = "Share the snapshot with named accounts only."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-1",
  ]
  aliases = ["CKV_AWS_302"]
  controls = {
    "fsbp" = ["RDS.1"]
    "nist-800-53-r5" = [
      "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-21", "SC-7", "SC-7(3)", "SC-7(4)",
      "SC-7(9)", "SC-7(11)", "SC-7(16)", "SC-7(20)", "SC-7(21)",
    ]
    "pci-dss-3.2.1" = ["1.2.1", "1.3.1", "1.3.4", "1.3.6", "7.2.1"]
  }

  target    = "aws.rds.snapshot"
  condition = !any([for a in self.shared_accounts : lower(a) == "all"])
  message   = "snapshot is shared with all AWS accounts"
}
