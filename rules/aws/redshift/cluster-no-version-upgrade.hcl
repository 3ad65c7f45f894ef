rule {
  title      = "Redshift cluster takes no version upgrades by itself"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Security fixes of the engine wait until somebody applies them."
  help       = "Allow version upgrades, and choose a maintenance window for them."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-clusters.html#rs-cluster-maintenance",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-6",
  ]
  aliases = ["CKV_AWS_141"]
  controls = {
    "fsbp" = ["Redshift.6"]
    "nist-800-53-r5" = [
      "CA-9(1)", "CM-2", "CP-9", "SC-5(2)", "SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)",
    ]
  }

  target    = "aws.redshift.cluster"
  condition = self.allow_version_upgrade
  message   = "engine is not upgraded automatically"
}
