rule {
  title      = "MQ broker keeps no audit log"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Who managed the broker over JMX or the web console, and what they changed, cannot be told afterwards."
  help       = "Turn the audit log on; it goes to CloudWatch Logs."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/configure-logging-monitoring-activemq.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-2",
  ]
  aliases = [
    "CKV_AWS_197",
    "AWS-0070",
    "tfsec:aws-mq-enable-audit-logging",
  ]
  controls = {
    "fsbp" = ["MQ.2"]
  }

  target = "aws.mq.broker"
  # RabbitMQ writes no audit log.
  when      = self.engine == "activemq"
  condition = self.audit_log
  message   = "broker keeps no audit log"
}
