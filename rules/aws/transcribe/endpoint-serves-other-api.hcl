rule {
  title      = "Endpoint of the network serves another API of Transcribe than is called"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Batch and streaming have endpoints of their own: with one of them the calls of the other still leave through a NAT gateway."
  help       = "Add the endpoint that is missing: `transcribe` for jobs, `transcribestreaming` for streams."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
  ]
  aliases = ["guide:transcribe-endpoint-serves-other-api"]
  controls = {}

  target = "aws.transcribe.caller"
  locals {
    vpcs = [for s in self.subnets : coalesce(follow(s).vpc_id, follow(s).VpcId)]
    networks = [for v in local.vpcs : node(v, "aws.transcribe.network") if v != null]
    services = flatten([for n in local.networks : n.services if n != null])
    batch = any([for s in local.services : endswith(s, ".transcribe")])
    streaming = any([for s in local.services : endswith(s, ".transcribestreaming")])
  }

  when = coalesce(local.batch || local.streaming, false)
  condition = coalesce(
    (!coalesce(self.role.streams, false) || local.streaming) && (!coalesce(self.role.starts_jobs, false) || local.batch), true,
  )
  at      = self.subnets
  message = "the network has the endpoint of the other API only"
}
