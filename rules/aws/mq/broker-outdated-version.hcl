rule {
  title      = "MQ broker runs a version that is no longer supported"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Amazon MQ mends no vulnerabilities in versions past the end of support, and upgrades brokers that run them at a time of its choosing."
  help       = "Upgrade to a supported version: ActiveMQ 5.18 or later, RabbitMQ 3.13 or later."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-version-management.html",
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/rabbitmq-version-management.html",
  ]
  aliases = ["CKV_AWS_208"]
  controls = {}

  target = "aws.mq.engine_version"
  locals {
    old_activemq = self.engine == "activemq" && coalesce(matches(self.engine_version, "^5[.](1[0-7]|[0-9])([.]|$)"), false)
    old_rabbitmq = self.engine == "rabbitmq" && coalesce(matches(self.engine_version, "^3[.](1[0-2]|[0-9])([.]|$)"), false)
  }
  condition = !(local.old_activemq || local.old_rabbitmq)
  at        = self.engine_version
  message   = "version ${self.engine_version} is no longer supported"
}
