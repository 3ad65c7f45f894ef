rule {
  title      = "Endpoint for Transcribe lets no request of a caller in"
  severity   = "low"
  topic      = "vulnerability-management"
  why        = "Where no rules of the two security groups meet on port 443 requests fail, or leave by the internet once the endpoint is taken away again."
  help       = "Admit port 443 from the security group of the callers in that of the endpoint, and let it out in that of the callers."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  ]
  aliases = ["guide:transcribe-endpoint-unreachable-by-caller"]
  controls = {}

  target = "aws.transcribe.endpoint"
  # The callers in its network that use it.
  each = [
    for c in nodes("aws.transcribe.caller") : c
    if any([for s in c.subnets : same(coalesce(follow(s).vpc_id, follow(s).VpcId), self.network)])
    && (endswith(self.service, ".transcribe") ? c.role.starts_jobs : c.role.streams)
  ]
  locals {
    theirs = [for g in each.groups : node(g, "aws.ec2.group_openings")]
    ours   = [for g in self.security_groups : node(g, "aws.ec2.group_openings")]
    sources = flatten([for s in each.subnets : node(s, "aws.ec2.subnet_openings").ranges])
    goals   = flatten([for s in self.subnets : node(s, "aws.ec2.subnet_openings").ranges])
    leaves = any([
      for r in flatten([for g in local.theirs : g.tcp_out if g != null]) :
      r.first <= 443 && 443 <= r.last && (
        any([for g in r.groups : any([for own in self.security_groups : same(g, own)])])
        || any([for c in r.cidrs : is_any_ip(c) || any([for s in local.goals : cidr_contains(c, s)])])
      )
    ])
    arrives = any([
      for r in flatten([for g in local.ours : g.tcp if g != null]) :
      r.first <= 443 && 443 <= r.last && (
        any([for g in r.groups : any([for own in each.groups : same(g, own)])])
        || any([for c in r.cidrs : is_any_ip(c) || any([for s in local.sources : cidr_contains(c, s)])])
      )
    ])
  }
  when = present(self.security_groups) && present(each.groups) && coalesce(
    all([for g in local.theirs : g != null]) && all([for g in local.ours : g != null]), false,
  )
  condition = coalesce(local.leaves && local.arrives, true)
  at        = self.security_groups
  path = [
    step(each, "calls Transcribe from this network"),
    step(self.security_groups, "the endpoint admits none of its requests on port 443"),
  ]
  message = "a caller's requests do not reach the endpoint"
}
