rule {
  title      = "Load balancer lets ambiguous requests through"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Requests that servers may read in different ways let attackers smuggle requests, poison caches or take over sessions."
  help       = "Use the desync mitigation mode `defensive`, the default, or `strictest`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-desync-mitigation-mode.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12",
  ]
  aliases = ["CKV_AWS_328"]
  controls = {
    "fsbp" = ["ELB.12", "ELB.14"]
    "nist-800-53-r5" = ["AC-4(21)", "CA-9(1)", "CM-2"]
  }

  target    = "aws.elb.http_load_balancer"
  condition = self.desync_mode != "monitor"
  at        = self.desync_mode
  message   = "requests that may be read in different ways are let through"
}
