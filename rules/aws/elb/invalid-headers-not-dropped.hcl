rule {
  title      = "Application load balancer passes invalid headers on"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Headers that the load balancer and the servers behind it read differently let attackers smuggle requests past checks."
  help       = "Let the load balancer drop invalid header fields."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4",
  ]
  aliases = [
    "CKV_AWS_131",
    "AWS-0052",
    "kics:6e3fd2ed-5c83-4c68-9679-7700d224d379",
    "tfsec:aws-elb-drop-invalid-headers",
    "guard:ALB_HTTP_DROP_INVALID_HEADER_ENABLED",
  ]
  controls = {
    "fsbp" = ["ELB.4"]
    "nist-800-53-r5" = ["SC-7(4)", "SC-8(2)"]
    "pci-dss-3.2.1" = ["4.1", "8.2.1"]
    "hipaa" = [
      "164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)",
    ]
  }

  target    = "aws.elb.load_balancer"
  when      = self.kind == "application"
  condition = self.drops_invalid_headers
  at        = self.drops_invalid_headers
  message   = "invalid header fields are not dropped"
}
