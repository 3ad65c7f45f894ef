rule {
  title      = "Log group keeps its logs for ever"
  severity   = "low"
  topic      = "compliance"
  why        = "Logs, with the personal data in them, are never deleted, which costs more every month and may break rules on how long such data may be kept."
  help       = "Set how many days the logs are kept, as long as audits ask for and no longer."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"]
  aliases = [
    "CKV_AWS_66",
    "kics:ef0b316a-211e-42f1-888e-64efe172b755",
    "cfn_nag:W86",
    "terrascan:AC_AWS_0041",
    "terrascan:AC_AWS_0452",
    "guard:CW_LOGGROUP_RETENTION_PERIOD_CHECK",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AC-16b", "AT-4b", "AU-6(3)", "AU-6(4)", "AU-6(6)", "AU-6(9)", "AU-10", "AU-11",
      "AU-11(1)", "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-14a", "AU-14b", "CA-7", "CA-7b",
      "PM-14a.1", "PM-14b", "PM-21b", "PM-31", "SC-28(2)", "SI-4(17)", "SI-12",
    ]
    "pci-dss-3.2.1" = ["3.1", "10.7"]
    "hipaa" = ["164.312(b)"]
  }

  target    = "aws.cloudwatch.log_group"
  when      = self.keeps_events
  condition = self.retention > 0
  message   = "logs are kept for ever"
}
