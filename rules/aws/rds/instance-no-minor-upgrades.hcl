rule {
  title      = "RDS instance takes no minor upgrades by itself"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Security fixes of the engine come in minor versions; without automatic upgrades they wait until somebody applies them."
  help       = "Leave automatic minor version upgrades on, and choose a maintenance window for them."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-13",
  ]
  aliases = [
    "CKV_AWS_226",
    "kics:3b6d777b-76e3-4133-80a3-0d6f667ade7f",
    "kics:f0104061-8bfc-4b45-8a7d-630eb502f281",
    "terrascan:AC_AWS_0056",
    "guard:RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED",
  ]
  controls = {
    "fsbp" = ["RDS.13"]
    "cis-3.0" = ["2.3.2"]
    "cis-5.0" = ["2.2.2"]
    "nist-800-53-r5" = ["SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"]
    "pci-dss-3.2.1" = ["6.2"]
    "hipaa" = ["164.308(a)(5)(ii)(A)"]
  }

  target = "aws.rds.instance"
  # For RDS Custom automatic upgrades must be off.
  when      = !startswith(lower(coalesce(self.engine, "")), "custom-")
  condition = self.auto_minor_version_upgrade
  message   = "minor versions of the engine are not applied automatically"
}
