rule {
  title      = "Load balancer can be deleted by mistake"
  severity   = "medium"
  topic      = "resilience"
  why        = "One wrong call or replaced resource takes everything behind the load balancer off the network, and its name does not come back."
  help       = "Enable deletion protection, at least in production."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6",
  ]
  aliases = [
    "CKV_AWS_150",
    "kics:afecd1f1-6378-4f7e-bb3b-60c35801fdd4",
    "guard:ELB_DELETION_PROTECTION_ENABLED",
  ]
  controls = {
    "fsbp" = ["ELB.6"]
    "nist-800-53-r5" = [
      "CA-7(4)(c)", "CA-9(1)", "CM-2", "CM-2(2)", "CM-2a", "CM-3", "CM-3a", "CM-8(6)",
      "CP-1a.1(b)", "CP-1a.2", "CP-2(5)", "CP-2a", "CP-2a.6", "CP-2a.7", "CP-2d", "CP-2e",
      "SA-15a.4", "SC-5(2)", "SC-22",
    ]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"]
  }

  target    = "aws.elb.load_balancer"
  condition = self.deletion_protection
  at        = self.deletion_protection
  message   = "deletion protection is off"
}
