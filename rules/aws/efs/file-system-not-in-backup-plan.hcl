rule {
  title      = "EFS file system is not backed up"
  severity   = "medium"
  topic      = "resilience"
  why        = "Files that are deleted, overwritten or encrypted by an intruder cannot be brought back."
  help       = "Turn automatic backups on (`aws_efs_backup_policy`, `BackupPolicy`), or name the file system in a selection of a backup plan."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-2",
  ]
  aliases = [
    "CKV2_AWS_18",
    "guard:EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN",
  ]
  controls = {
    "fsbp" = ["EFS.2"]
    "nist-800-53-r5" = [
      "CP-6", "CP-6(1)", "CP-6(2)", "CP-9", "CP-10", "SC-5(2)", "SI-12", "SI-13(5)",
    ]
  }

  target    = "aws.efs.file_system"
  condition = coalesce(self.automatic_backups, self.backed_up_by_default) || length(self.selections) > 0
  at        = self.automatic_backups
  message   = "file system has no automatic backups, and no backup plan here names it"
}
