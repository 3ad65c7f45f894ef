rule {
  title      = "CloudTrail trail notifies no SNS topic"
  severity   = "low"
  topic      = "monitoring"
  why        = "Tools that process log files learn of new ones only by asking the bucket again and again."
  help       = "Name an SNS topic that CloudTrail may publish to, or leave it out on purpose where EventBridge or CloudWatch Logs does that work."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html"]
  aliases = [
    "CKV_AWS_252",
    "kics:3e09413f-471e-40f3-8626-990c79ae63f3",
    "kics:482b7d26-0bdb-4b5f-bf6f-545826c0a3dd",
    "terrascan:AC_AWS_0035",
  ]
  controls = {}

  target    = "aws.cloudtrail.trail"
  condition = present(self.sns_topic)
  at        = self.sns_topic
  message   = "nobody is notified of new log files"
}
