rule {
  title      = "MQ broker takes no minor version upgrades"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "The broker stays on a version with known vulnerabilities until somebody upgrades it by hand."
  help       = "Turn automatic minor version upgrades on; they happen in the maintenance window."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/upgrading-brokers.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-3",
  ]
  aliases = ["CKV_AWS_207"]
  controls = {
    "fsbp" = ["MQ.3"]
  }

  target    = "aws.mq.broker"
  condition = self.auto_minor_version_upgrade
  message   = "broker takes no minor version upgrades"
}
