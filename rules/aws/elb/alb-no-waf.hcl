rule {
  title      = "Internet-facing application load balancer has no web ACL"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Injection, scanning and floods of requests reach the application unfiltered."
  help       = "Associate a WAF web ACL with the load balancer."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16",
  ]
  aliases = [
    "CKV2_AWS_28",
    "kics:0afa6ab8-a047-48cf-be07-93a2f8c34cf7",
    "kics:105ba098-1e34-48cd-b0f2-a8a43a51bf9b",
    "guard:ALB_WAF_ENABLED",
  ]
  controls = {
    "nist-800-53-r5" = ["AC-4(21)"]
    "pci-dss-3.2.1" = ["6.6"]
  }

  target    = "aws.elb.load_balancer"
  when      = self.kind == "application" && !self.internal
  condition = length(self.web_acls) > 0
  message   = "no web ACL is associated with the load balancer"
}
