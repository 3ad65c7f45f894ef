rule {
  title      = "Network firewall has no deletion protection"
  severity   = "medium"
  topic      = "resilience"
  why        = "The firewall, and with it the filtering of the VPC's traffic, can be deleted by one mistaken or malicious call."
  help       = "Turn deletion protection on."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/network-firewall/latest/developerguide/firewall-settings.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-9",
  ]
  aliases = ["CKV_AWS_344"]
  controls = {
    "fsbp" = ["NetworkFirewall.9"]
  }

  target    = "aws.networkfirewall.firewall"
  condition = coalesce(self.delete_protection, unknown("what AWS sets where nothing is said is documented in two ways"))
  at        = self.delete_protection
  message   = "firewall can be deleted without further ado"
}
