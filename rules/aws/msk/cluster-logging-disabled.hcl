rule {
  title      = "MSK cluster keeps no broker logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Failed logins and broker errors leave no trace that anybody could search after an incident."
  help       = "Send broker logs to CloudWatch Logs, to S3 or to a Firehose stream."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html",
  ]
  aliases = [
    "CKV_AWS_80",
    "AWS-0074",
    "kics:2f56b7ab-7fba-4e93-82f0-247e5ddeb239",
    "kics:fc7c2c15-f5d0-4b80-adb2-c89019f8f62b",
    "tfsec:aws-msk-enable-logging",
  ]
  controls = {}

  target    = "aws.msk.cluster"
  condition = any(self.broker_logs)
  message   = "broker logs are sent nowhere"
}
