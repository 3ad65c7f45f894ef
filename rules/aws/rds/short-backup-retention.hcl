rule {
  title      = "RDS database keeps automated backups for less than 7 days"
  severity   = "medium"
  topic      = "resilience"
  why        = "Damage that is noticed after the retention period cannot be undone by a point-in-time restore; a period of 0 days turns automated backups off."
  help       = "Keep automated backups for at least 7 days."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11",
  ]
  aliases = [
    "CKV_AWS_133",
    "AWS-0077",
    "kics:1dc73fb4-5b51-430c-8c5f-25dcf9090b02",
    "kics:8c415f6f-7b90-4a27-a44a-51047e1506f9",
    "kics:e542bd46-58c4-4e0f-a52a-1fb4f9548e02",
    "kics:e649a218-d099-4550-86a4-1231e1fcb60d",
    "cfn_nag:W75",
    "terrascan:AC_AWS_0052",
    "terrascan:AC_AWS_0495",
    "tfsec:aws-rds-backup-retention-specified",
    "tfsec:aws-rds-specify-backup-retention",
    "guard:DB_INSTANCE_BACKUP_ENABLED",
  ]
  controls = {
    "fsbp" = ["RDS.11"]
    "nist-800-53-r5" = [
      "CP-1(2)", "CP-2(5)", "CP-6", "CP-6(1)", "CP-6(2)", "CP-6a", "CP-9", "CP-9a", "CP-9b",
      "CP-9c", "CP-10", "CP-10(2)", "SC-5(2)", "SI-12", "SI-13(5)",
    ]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"]
  }

  target = "aws.rds.database"
  # A replica has no backups of its own; what is restored keeps its source's period unless it is set.
  when      = !self.replica && !(self.restored && self.backup_retention_period == null)
  condition = coalesce(self.backup_retention_period, self.default_retention) >= 7
  at        = self.backup_retention_period
  message   = "automated backups are kept for ${coalesce(self.backup_retention_period, self.default_retention)} days, fewer than 7"
}
