rule {
  title      = "Function in a network without an endpoint for Transcribe calls Transcribe"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Its requests leave the network through a NAT gateway to the internet, or not at all."
  help       = "Add an interface endpoint for `com.amazonaws.REGION.transcribe` to the VPC."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
  ]
  aliases = ["guide:transcribe-no-private-endpoint"]
  controls = {}

  target = "aws.transcribe.caller"
  locals {
    vpcs = [for s in self.subnets : coalesce(follow(s).vpc_id, follow(s).VpcId)]
    networks = [for v in local.vpcs : node(v, "aws.transcribe.network") if v != null]
    services = flatten([for n in local.networks : n.services if n != null])
    batch = any([for s in local.services : endswith(s, ".transcribe")])
    streaming = any([for s in local.services : endswith(s, ".transcribestreaming")])
  }

  when      = coalesce(self.role.starts_jobs, false) && coalesce(any([for n in local.networks : n != null]), false)
  condition = coalesce(local.batch, false)
  at        = self.subnets
  path      = concat([for v in local.vpcs : step(follow(v), "the network has no endpoint for Transcribe")])
  message   = "the network has no endpoint for Transcribe"
}
