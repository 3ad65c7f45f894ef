rule {
  title      = "Endpoint for Transcribe has no private DNS name"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "SDKs and the CLI ask for the ordinary name of the service: without private DNS they go past the endpoint, over the internet."
  help       = "Turn private DNS names on for the endpoint."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
  ]
  aliases = ["guide:transcribe-endpoint-private-dns-off"]
  controls = {}

  target    = "aws.transcribe.endpoint"
  condition = self.private_dns
  message   = "clients go past the endpoint: private DNS is off"
}
