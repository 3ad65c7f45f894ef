rule {
  title      = "DMS replication instance takes no minor upgrades by itself"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Security fixes of the replication engine wait until somebody applies them."
  help       = "Turn automatic minor version upgrades on, and choose a maintenance window for them."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.EngineVersions.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-6",
  ]
  aliases = ["CKV_AWS_222"]
  controls = {
    "fsbp" = ["DMS.6"]
  }

  target    = "aws.dms.replication_instance"
  condition = coalesce(self.auto_minor_version_upgrade, self.upgraded_by_default)
  at        = self.auto_minor_version_upgrade
  message   = "minor versions are not applied automatically"
}
