rule {
  title      = "RDS instance has no enhanced monitoring"
  severity   = "low"
  topic      = "monitoring"
  why        = "CPU, memory and processes are not seen from inside the host, so that overload and its cause are found late."
  help       = "Set a monitoring interval of 60 seconds or less, and a role for it."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6",
  ]
  aliases = [
    "CKV_AWS_118",
    "guard:RDS_ENHANCED_MONITORING_ENABLED",
  ]
  controls = {
    "fsbp" = ["RDS.6"]
    "nist-800-53-r5" = [
      "AU-12(3)", "AU-14a", "AU-14b", "CA-2(2)", "CA-7", "CA-7b", "PM-14a.1", "PM-14b",
      "PM-31", "SC-36(1)(a)", "SI-2", "SI-2a",
    ]
    "hipaa" = ["164.312(b)"]
  }

  target    = "aws.rds.instance"
  condition = self.monitoring_interval > 0
  message   = "enhanced monitoring is off"
}
