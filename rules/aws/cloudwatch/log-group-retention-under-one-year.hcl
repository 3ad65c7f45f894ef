rule {
  title      = "Log group keeps its logs for less than a year"
  severity   = "low"
  topic      = "monitoring"
  why        = "An intrusion is often found only months after it began, when the logs that would explain it are gone."
  help       = "Keep logs for 365 days or more, or export them to a bucket before they are deleted and ignore this rule with that reason."
  confidence = "low"
  refs       = [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
  ]
  aliases = ["CKV_AWS_338"]
  controls = {}

  target = "aws.cloudwatch.log_group"
  when   = self.keeps_events
  # 0: for ever.
  condition = self.retention == 0 || self.retention >= 365
  at        = self.retention
  message   = "logs are kept for ${self.retention} days only"
}
