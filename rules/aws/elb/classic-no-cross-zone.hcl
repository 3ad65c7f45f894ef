rule {
  title      = "Classic load balancer does not balance across zones"
  severity   = "low"
  topic      = "resilience"
  why        = "Every zone gets the same share of traffic, however many healthy instances it has, so instances of a small zone are overloaded."
  help       = "Enable cross-zone load balancing."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-9",
  ]
  aliases = [
    "CKV_AWS_138",
    "guard:ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED",
  ]
  controls = {
    "fsbp" = ["ELB.9"]
    "nist-800-53-r5" = [
      "CP-1a.1(b)", "CP-1a.2", "CP-2(5)", "CP-2(6)", "CP-2a", "CP-2a.6", "CP-2a.7", "CP-2d",
      "CP-2e", "CP-6(2)", "CP-10", "SC-5(2)", "SC-6", "SC-22", "SC-36", "SI-13(5)",
    ]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"]
  }

  target    = "aws.elb.classic_load_balancer"
  condition = self.cross_zone
  at        = self.cross_zone
  message   = "cross-zone load balancing is off"
}
