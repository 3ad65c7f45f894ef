rule {
  title      = "CodeBuild writes unencrypted logs to a bucket"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Build logs tell of internals, and often of secrets that slipped into them; without encryption whoever may read the bucket reads them."
  help       = "Leave out the setting that disables encryption of the logs."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_S3LogsConfig.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-3",
  ]
  aliases = ["CKV_AWS_311"]
  controls = {
    "fsbp" = ["CodeBuild.3"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-3(6)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"]
  }

  target    = "aws.codebuild.project"
  condition = upper(self.s3_logs) != "ENABLED" || !self.s3_logs_unencrypted
  at        = self.s3_logs_unencrypted
  message   = "logs in the bucket are not encrypted"
}
