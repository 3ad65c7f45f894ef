rule {
  title      = "RDS instance exports no logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Database logs stay on the instance, are deleted after days at most and are lost with it, so nobody can search them or be alarmed by them."
  help       = "Export the logs that the engine writes to CloudWatch Logs, such as `audit` and `error` of MySQL or `postgresql` of PostgreSQL."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-9",
  ]
  aliases = [
    "CKV_AWS_129",
    "kics:8d7f7b8c-6c7c-40f8-baa6-62006c6c7b56",
    "terrascan:AC_AWS_0454",
    "guard:RDS_INSTANCE_LOGGING_ENABLED",
  ]
  controls = {
    "fsbp" = ["RDS.9", "RDS.36", "RDS.40", "RDS.42"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-3(1)", "AC-3(10)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-2b", "AU-3",
      "AU-3a", "AU-3b", "AU-3c", "AU-3d", "AU-3e", "AU-3f", "AU-6(3)", "AU-6(4)", "AU-6(6)",
      "AU-6(9)", "AU-8b", "AU-10", "AU-12", "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-12(4)",
      "AU-12a", "AU-12c", "AU-14(3)", "AU-14a", "AU-14b", "CA-7", "CA-7b", "CM-5(1)(b)",
      "IA-3(3)(b)", "MA-4(1)(a)", "PM-14a.1", "PM-14b", "PM-31", "SC-7(9)", "SC-7(9)(b)",
      "SC-7(10)", "SI-1(1)(c)", "SI-3(8)", "SI-3(8)(b)", "SI-4(2)", "SI-4(17)", "SI-4(20)",
      "SI-7(8)", "SI-10(1)(c)",
    ]
    "pci-dss-3.2.1" = [
      "10.1", "10.2.1", "10.2.2", "10.2.3", "10.2.4", "10.2.5", "10.3.1", "10.3.2", "10.3.3",
      "10.3.4", "10.3.5", "10.3.6",
    ]
    "hipaa" = ["164.308(a)(3)(ii)(A)", "164.308(a)(5)(ii)(C)", "164.312(b)"]
  }

  target = "aws.rds.instance"
  # The logs of a cluster's members are exported by the cluster; RDS Custom does not export any.
  when      = !self.cluster_member && !startswith(lower(coalesce(self.engine, "")), "custom-")
  condition = length(self.log_exports) > 0
  at        = self.log_exports
  message   = "no logs are exported to CloudWatch Logs"
}
