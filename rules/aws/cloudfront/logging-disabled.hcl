rule {
  title      = "CloudFront distribution keeps no access log"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nobody can tell afterwards who asked for what, so an attack or a leak cannot be traced."
  help       = "Name a bucket for standard logs, or deliver access logs through CloudWatch Logs."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-5",
  ]
  aliases = [
    "CKV_AWS_86",
    "AWS-0010",
    "kics:94690d79-b3b0-43de-b656-84ebef5753e5",
    "kics:de77cd9f-0e8b-46cc-b4a4-b6b436838642",
    "cfn_nag:W10",
    "terrascan:AC_AWS_0025",
    "tfsec:aws-cloudfront-enable-logging",
    "guard:CLOUDFRONT_ACCESSLOGS_ENABLED",
  ]
  controls = {
    "fsbp" = ["CloudFront.5"]
    "nist-800-53-r5" = [
      "AC-2(4)", "AC-4(26)", "AC-6(9)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)", "AU-10",
      "AU-12", "CA-7", "SC-7(9)", "SI-3(8)", "SI-4(20)", "SI-7(8)",
    ]
  }

  target    = "aws.cloudfront.distribution"
  condition = length(self.logs) > 0
  at        = self.logs
  message   = "distribution has no access logging"
}
