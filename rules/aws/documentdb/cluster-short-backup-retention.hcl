rule {
  title      = "DocumentDB cluster keeps backups for less than 7 days"
  severity   = "medium"
  topic      = "resilience"
  why        = "Damage that is noticed after the retention period cannot be undone by a point-in-time restore; the default is one day."
  help       = "Keep automated backups for at least 7 days."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/documentdb/latest/developerguide/backup_restore.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/documentdb-controls.html#documentdb-2",
  ]
  aliases = ["CKV_AWS_360"]
  controls = {
    "fsbp" = ["DocumentDB.2"]
  }

  target = "aws.documentdb.cluster"
  # What is restored keeps the period of its source where none is set.
  when      = !(self.restored && self.backup_retention_period == null)
  condition = coalesce(self.backup_retention_period, 1) >= 7
  at        = self.backup_retention_period
  message   = "automated backups are kept for ${coalesce(self.backup_retention_period, 1)} days, fewer than 7"
}
