rule {
  title      = "MQ broker keeps no general log"
  severity   = "low"
  topic      = "monitoring"
  why        = "The broker's errors and connections leave no trace that anybody could search."
  help       = "Turn the general log on; it goes to CloudWatch Logs."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html",
  ]
  aliases = [
    "CKV_AWS_48",
    "AWS-0071",
    "kics:31245f98-a6a9-4182-9fc1-45482b9d030a",
    "kics:e519ed6a-8328-4b69-8eb7-8fa549ac3050",
    "terrascan:AC_AWS_0174",
    "tfsec:aws-mq-enable-general-logging",
  ]
  controls = {}

  target    = "aws.mq.broker"
  condition = self.general_log
  message   = "broker keeps no general log"
}
