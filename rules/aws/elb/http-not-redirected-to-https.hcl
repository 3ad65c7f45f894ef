rule {
  title      = "Application load balancer does not redirect HTTP to HTTPS"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Clients that come over HTTP stay there, and everything they send can be read and changed on its way."
  help       = "Give every HTTP listener a default action that redirects to HTTPS."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1",
  ]
  aliases = [
    "CKV2_AWS_20",
    "guard:ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK",
  ]
  controls = {
    "fsbp" = ["ELB.1"]
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

  target = "aws.elb.load_balancer"
  when   = self.kind == "application"
  condition = all([
    for l in self.listeners : coalesce(upper(l.protocol) != "HTTP", true) || any([
      for a in l.default_action : coalesce(a.type == "redirect" && a.redirect.protocol == "HTTPS", false)
    ])
  ])
  message = "a listener of the load balancer takes HTTP and does not redirect to HTTPS"
}
