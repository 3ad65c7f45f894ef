rule {
  title      = "Neptune cluster keeps backups for less than 7 days"
  severity   = "medium"
  topic      = "resilience"
  why        = "Damage that is noticed after the retention period cannot be undone by a point-in-time restore; the default is one day."
  help       = "Keep automated backups for at least 7 days."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-5",
  ]
  aliases = ["CKV_AWS_361"]
  controls = {
    "fsbp" = ["Neptune.5"]
  }

  target = "aws.neptune.cluster"
  # What is restored keeps the period of its source where none is set.
  when      = !((self.replica || self.restored) && self.backup_retention_period == null)
  condition = coalesce(self.backup_retention_period, 1) >= 7
  at        = self.backup_retention_period
  message   = "automated backups are kept for ${coalesce(self.backup_retention_period, 1)} days, fewer than 7"
}
