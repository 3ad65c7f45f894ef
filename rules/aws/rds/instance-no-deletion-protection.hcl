rule {
  title      = "RDS instance has no deletion protection"
  severity   = "medium"
  topic      = "resilience"
  why        = "The instance, and with it its automated backups, can be deleted by mistake or malice, and nothing stands in the way."
  help       = "Turn deletion protection on; it has to be turned off on purpose before the instance can be deleted."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html#USER_DeleteInstance.DeletionProtection",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8",
  ]
  aliases = [
    "CKV_AWS_293",
    "AWS-0177",
    "kics:2c161e58-cb52-454f-abea-6470c37b5e6e",
    "cfn_nag:F80",
    "guard:RDS_INSTANCE_DELETION_PROTECTION_ENABLED",
  ]
  controls = {
    "fsbp" = ["RDS.8"]
    "nist-800-53-r5" = [
      "CA-7(4)(c)", "CM-3", "CM-3a", "CP-1a.1(b)", "CP-1a.2", "CP-2(5)", "CP-2a", "CP-2a.6",
      "CP-2a.7", "CP-2d", "CP-2e", "SA-15a.4", "SC-5(2)", "SC-22", "SI-13(5)",
    ]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"]
  }

  target = "aws.rds.instance"
  # For the members of a cluster the cluster decides.
  when      = !self.cluster_member
  condition = self.deletion_protection
  message   = "database instance can be deleted without further ado"
}
