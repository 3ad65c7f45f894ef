rule {
  title      = "Classic load balancer listener does not end TLS"
  severity   = "high"
  topic      = "data-protection"
  why        = "What clients and the load balancer send each other can be read and changed on its way."
  help       = "Use HTTPS or SSL with a certificate for every listener; to redirect from HTTP, move to an application load balancer."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-listener-config.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-3",
  ]
  aliases = [
    "CKV_AWS_376",
    "CKV_AWS_127",
    "kics:80908a75-586b-4c61-ab04-490f4f4525b8",
    "terrascan:AC_AWS_0120",
    "guard:ELB_TLS_HTTPS_LISTENERS_ONLY",
  ]
  controls = {
    "fsbp" = ["ELB.3"]
    "nist-800-53-r5" = [
      "AC-4", "AC-4(22)", "AC-17(2)", "AC-24(1)", "AU-9(3)", "CA-9b", "IA-5(1)",
      "IA-5(1)(c)", "PM-17b", "SC-7(4)", "SC-7(4)(b)", "SC-7(4)(g)", "SC-8", "SC-8(1)",
      "SC-8(2)", "SC-8(3)", "SC-8(4)", "SC-8(5)", "SC-12(3)", "SC-13", "SC-13a", "SC-23",
      "SC-23(3)", "SI-1a.2", "SI-1c.2", "SI-7(6)",
    ]
    "pci-dss-3.2.1" = ["2.3", "4.1", "8.2.1"]
    "hipaa" = [
      "164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)",
    ]
  }

  target    = "aws.elb.classic_listener"
  condition = self.encrypts && present(self.certificate)
  at        = self.encrypts ? self.certificate : self.protocol
  message   = "listener on port ${self.port} ${self.encrypts ? "has no certificate" : "takes plain ${upper(self.protocol)}"}"
}
