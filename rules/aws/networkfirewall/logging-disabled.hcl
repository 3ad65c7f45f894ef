rule {
  title      = "Network firewall logs nothing"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nobody sees what the firewall let through or dropped, so attacks go unnoticed and rules cannot be tuned."
  help       = "Add a logging configuration that sends alert and flow logs to a bucket, a log group or a Firehose stream."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-logging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-2",
  ]
  aliases = ["CKV2_AWS_63"]
  controls = {
    "fsbp" = ["NetworkFirewall.2"]
  }

  target    = "aws.networkfirewall.firewall"
  condition = length(self.logs) > 0
  at        = self.logs
  message   = "firewall has no logging configuration"
}
