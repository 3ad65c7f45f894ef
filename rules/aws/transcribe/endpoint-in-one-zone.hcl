rule {
  title      = "Endpoint for Transcribe stands in one zone"
  severity   = "low"
  topic      = "resilience"
  why        = "When the zone fails, so does the private way to Transcribe, for callers in every other zone too."
  help       = "Give the endpoint subnets in at least two zones."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/disaster-recovery-resiliency.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
  ]
  aliases = ["guide:transcribe-endpoint-in-one-zone"]
  controls = {}

  target = "aws.transcribe.endpoint"
  when   = present(self.subnets)
  condition = length(self.subnets) > 1 && !(
    length(self.zones) > 1 && coalesce(known(all([for z in self.zones : coalesce(z == self.zones[0], false)])), false)
  )
  at      = self.subnets
  message = "endpoint stands in one availability zone"
}
