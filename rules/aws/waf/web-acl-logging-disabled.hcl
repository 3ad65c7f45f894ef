rule {
  title      = "Web ACL logs nothing"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nobody can tell which requests were blocked or let through, so attacks cannot be studied and rules cannot be tuned."
  help       = "Give the web ACL a logging configuration with a log group, a bucket or a Firehose stream whose name begins with `aws-waf-logs-`."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/waf/latest/developerguide/logging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-11",
  ]
  aliases = [
    "CKV2_AWS_31",
    "CKV_AWS_176",
    "guard:WAFV2_LOGGING_ENABLED",
  ]
  controls = {
    "fsbp" = ["WAF.1"]
    "nist-800-53-r5" = [
      "AC-4(26)", "AU-2", "AU-2b", "AU-3", "AU-3a", "AU-3b", "AU-3c", "AU-3d", "AU-3e",
      "AU-3f", "AU-6(3)", "AU-6(4)", "AU-6(6)", "AU-6(9)", "AU-8b", "AU-10", "AU-12",
      "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-12(4)", "AU-12a", "AU-12c", "AU-14(3)",
      "AU-14a", "AU-14b", "CA-7", "CA-7b", "CM-5(1)(b)", "IA-3(3)(b)", "MA-4(1)(a)",
      "PM-14a.1", "PM-14b", "PM-31", "SC-7(9)", "SC-7(9)(b)", "SC-7(10)", "SI-4(17)",
      "SI-7(8)",
    ]
    "pci-dss-3.2.1" = [
      "10.1", "10.3.1", "10.3.2", "10.3.3", "10.3.4", "10.3.5", "10.3.6", "10.5.4",
    ]
    "hipaa" = ["164.312(b)"]
  }

  target    = "aws.waf.web_acl"
  condition = length(self.logs) > 0
  at        = self.logs
  message   = "web ACL has no logging configuration"
}
