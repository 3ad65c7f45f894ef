rule {
  title      = "CodeBuild project keeps no logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "What a build did, with which sources and credentials, cannot be told afterwards, not even after a break-in."
  help       = "Enable CloudWatch Logs (the default) or logs in a bucket."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_LogsConfig.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-4",
  ]
  aliases = ["CKV_AWS_314"]
  controls = {
    "fsbp" = ["CodeBuild.4"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-2(12)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)",
      "AU-9(7)", "AU-10", "AU-12", "CA-7", "SC-7(9)", "SI-3(8)", "SI-4", "SI-4(20)",
      "SI-7(8)",
    ]
  }

  target    = "aws.codebuild.project"
  condition = upper(self.cloudwatch_logs) == "ENABLED" || upper(self.s3_logs) == "ENABLED"
  at        = self.cloudwatch_logs
  message   = "logs go neither to CloudWatch Logs nor to a bucket"
}
