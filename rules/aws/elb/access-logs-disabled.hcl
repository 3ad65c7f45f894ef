rule {
  title      = "Load balancer writes no access logs"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Who requested what, when and from where cannot be found out after an attack or a failure."
  help       = "Enable access logs and name a bucket that lets Elastic Load Balancing write to it."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5",
  ]
  aliases = [
    "CKV_AWS_91",
    "kics:c62e8b7d-1fdf-4050-ac4c-76ba9e1d9621",
    "cfn_nag:W52",
    "guard:ELBV2_ACCESS_LOGGING_RULE",
  ]
  controls = {
    "fsbp" = ["ELB.5"]
    "nist-800-53-r5" = [
      "AC-4(26)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)", "AU-10", "AU-12", "CA-7", "SC-7(9)",
      "SI-7(8)",
    ]
  }

  target = "aws.elb.load_balancer"
  # Gateway load balancers have none, network load balancers log what comes over TLS only.
  when      = self.kind != "gateway" && (self.kind != "network" || self.has_tls_listener)
  condition = self.access_logs
  at        = self.access_logs
  message   = "access logs are off"
}
