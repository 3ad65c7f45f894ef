rule {
  title      = "Endpoint for Transcribe lets everybody do everything"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Without a policy of its own the endpoint is a way to Transcribe for every identity of every account, and for every action."
  help       = "Write an endpoint policy that lists the actions that are needed, and the accounts or the organization that may use them."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  ]
  aliases = ["guide:transcribe-endpoint-policy-default"]
  controls = {}

  target    = "aws.transcribe.endpoint"
  condition = self.has_policy
  message   = "endpoint has no policy of its own"
}
