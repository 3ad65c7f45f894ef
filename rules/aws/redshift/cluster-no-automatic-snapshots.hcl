rule {
  title      = "Redshift cluster takes no automated snapshots"
  severity   = "medium"
  topic      = "resilience"
  why        = "Lost or damaged data can be restored from manual snapshots only, if somebody took one."
  help       = "Keep automated snapshots for at least a day, better a week or more."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-3",
  ]
  aliases = [
    "CKV_AWS_343",
    "guard:REDSHIFT_BACKUP_ENABLED",
  ]
  controls = {
    "fsbp" = ["Redshift.3"]
    "nist-800-53-r5" = [
      "CP-1(2)", "CP-2(5)", "CP-6", "CP-6(1)", "CP-6(2)", "CP-6a", "CP-9", "CP-9a", "CP-9b",
      "CP-9c", "CP-10", "CP-10(2)", "SC-5(2)", "SC-7(10)", "SI-13(5)",
    ]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"]
  }

  target    = "aws.redshift.cluster"
  condition = self.snapshot_retention > 0
  message   = "automated snapshots are turned off"
}
