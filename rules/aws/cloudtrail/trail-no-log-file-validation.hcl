rule {
  title      = "CloudTrail log files are not validated"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Without digest files nobody can prove that log files were neither changed nor deleted after CloudTrail wrote them, and an intruder can tidy up behind himself."
  help       = "Turn log file validation on; CloudTrail then signs a digest of the log files every hour."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4",
  ]
  aliases = [
    "CKV_AWS_36",
    "AWS-0016",
    "kics:2a3560fe-52ca-4443-b34f-bf0ed5eb74c8",
    "kics:52ffcfa6-6c70-4ea6-8376-d828d3961669",
    "terrascan:AC_AWS_0446",
    "tfsec:aws-cloudtrail-enable-log-validation",
    "guard:CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED",
    "guide:cloudtrail-log-file-validation-off",
  ]
  controls = {
    "fsbp" = ["CloudTrail.4"]
    "cis-1.4" = ["3.2"]
    "cis-3.0" = ["3.2"]
    "cis-5.0" = ["3.2"]
    "nist-800-53-r5" = [
      "AU-9", "AU-9a", "CM-6a", "CM-9b", "PM-11b", "PM-17b", "SA-1(1)", "SA-10(1)",
      "SC-16(1)", "SI-1a.2", "SI-1c.2", "SI-4", "SI-4d", "SI-7(1)", "SI-7(3)", "SI-7(7)",
      "SI-7a",
    ]
    "pci-dss-3.2.1" = ["2.2", "10.5", "10.5.2", "10.5.5", "11.5"]
    "hipaa" = ["164.312(c)(1)", "164.312(c)(2)"]
  }

  target    = "aws.cloudtrail.trail"
  condition = self.log_file_validation
  message   = "trail writes no digests that show whether log files were changed"
}
