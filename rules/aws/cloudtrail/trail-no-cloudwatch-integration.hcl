rule {
  title      = "CloudTrail trail does not send events to CloudWatch Logs"
  severity   = "low"
  topic      = "monitoring"
  why        = "Log files arrive in the bucket with a delay and nothing watches them there, so no metric filter or alarm can react to what is done in the account."
  help       = "Give the trail a log group and a role that may write to it, and put metric filters and alarms on that group."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/monitor-cloudtrail-log-files-with-cloudwatch-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-5",
  ]
  aliases = [
    "CKV2_AWS_10",
    "AWS-0162",
    "kics:17b30f8f-8dfb-4597-adf6-57600b6cf25e",
    "kics:65d07da5-9af5-44df-8983-52d2e6f24c44",
    "tfsec:aws-cloudtrail-ensure-cloudwatch-integration",
    "guard:CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED",
  ]
  controls = {
    "fsbp" = ["CloudTrail.5"]
    "cis-1.4" = ["3.4"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-3(1)", "AC-3(10)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-2b", "AU-3",
      "AU-3a", "AU-3b", "AU-3c", "AU-3d", "AU-3e", "AU-3f", "AU-4(1)", "AU-6(1)", "AU-6(3)",
      "AU-6(4)", "AU-6(5)", "AU-6(6)", "AU-6(9)", "AU-7(1)", "AU-8b", "AU-9(7)", "AU-10",
      "AU-12", "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-12(4)", "AU-12a", "AU-12c",
      "AU-14(3)", "AU-14a", "AU-14b", "AU-16", "CA-7", "CA-7b", "CM-5(1)(b)", "CM-6a",
      "CM-9b", "IA-3(3)(b)", "MA-4(1)(a)", "PM-14a.1", "PM-14b", "PM-31", "SC-7(9)",
      "SC-7(9)(b)", "SI-1(1)(c)", "SI-3(8)", "SI-3(8)(b)", "SI-4(2)", "SI-4(5)", "SI-4(17)",
      "SI-4(20)", "SI-7(8)", "SI-10(1)(c)", "SI-20",
    ]
    "pci-dss-3.2.1" = [
      "2.2", "10.1", "10.2.1", "10.2.2", "10.2.3", "10.2.5", "10.3.1", "10.3.2", "10.3.3",
      "10.3.4", "10.3.5", "10.3.6", "10.5.3", "10.5.4",
    ]
    "hipaa" = ["164.308(a)(3)(ii)(A)", "164.312(b)"]
  }

  target    = "aws.cloudtrail.trail"
  condition = present(self.log_group)
  at        = self.log_group
  message   = "trail sends its events to no log group"
}
