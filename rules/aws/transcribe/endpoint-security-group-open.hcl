rule {
  title      = "Security group of the endpoint for Transcribe is open"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "The endpoint is an interface in the subnets; whoever reaches it may try its policy. None but the callers, and no port but 443, is needed."
  help       = "Admit port 443 from the security group of the callers, or from the range of the network."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
  ]
  aliases = ["guide:transcribe-endpoint-security-group-open"]
  controls = {}

  target = "aws.transcribe.endpoint"
  locals {
    groups = [for g in self.security_groups : node(g, "aws.ec2.security_group")]
    rules  = flatten([for g in local.groups : g.ingress if g != null])
    open = any([
      for r in local.rules : any([
        for c in concat(r.cidr_blocks, r.ipv6_cidr_blocks, r.cidr_ipv4, r.cidr_ipv6, r.CidrIp, r.CidrIpv6) : is_any_ip(c)
      ])
    ])
  }
  when      = present(self.security_groups) && coalesce(any([for g in local.groups : g != null]), false)
  condition = coalesce(!local.open, true)
  at        = self.security_groups
  message   = "the security group of the endpoint admits everybody"
}
