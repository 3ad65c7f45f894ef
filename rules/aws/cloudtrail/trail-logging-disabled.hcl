rule {
  title      = "CloudTrail trail is switched off"
  severity   = "high"
  topic      = "monitoring"
  why        = "The trail exists but records nothing, so there is no trace of what is done in the account."
  help       = "Turn logging on."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html"]
  aliases = [
    "CKV_AWS_251",
    "kics:4bb76f17-3d63-4529-bdca-2b454529d774",
    "kics:5c0b06d5-b7a4-484c-aeb0-75a836269ff0",
    "guard:CLOUD_TRAIL_ENABLED",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-3(1)", "AC-3(10)", "AC-4(26)", "AC-6(9)", "AU-2b", "AU-3(1)", "AU-3a",
      "AU-3b", "AU-3c", "AU-3d", "AU-3e", "AU-3f", "AU-6(3)", "AU-6(4)", "AU-6(6)",
      "AU-6(9)", "AU-8b", "AU-10", "AU-12(1)", "AU-12(2)", "AU-12(3)", "AU-12(4)", "AU-12a",
      "AU-12c", "AU-14(3)", "AU-14a", "AU-14b", "CA-7b", "CM-5(1)(b)", "IA-3(3)(b)",
      "MA-4(1)(a)", "PM-14a.1", "PM-14b", "PM-31", "SC-7(9)(b)", "SI-1(1)(c)", "SI-3(8)(b)",
      "SI-4(2)", "SI-4(17)", "SI-4(20)", "SI-7(8)", "SI-10(1)(c)",
    ]
    "pci-dss-3.2.1" = [
      "10.1", "10.2.1", "10.2.2", "10.2.3", "10.2.4", "10.2.5", "10.2.6", "10.2.7", "10.3.1",
      "10.3.2", "10.3.3", "10.3.4", "10.3.5", "10.3.6",
    ]
  }

  target    = "aws.cloudtrail.trail"
  condition = self.logging
  message   = "trail records nothing: its logging is off"
}
