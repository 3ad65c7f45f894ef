rule {
  title      = "Private DNS of the endpoint for Transcribe has no effect in its network"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Private names resolve only where the network has DNS support and DNS host names, which are off unless they are turned on."
  help       = "Turn DNS support and DNS host names on for the VPC."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
  ]
  aliases = ["guide:transcribe-endpoint-private-dns-ineffective"]
  controls = {}

  target    = "aws.transcribe.endpoint"
  when      = self.private_dns && self.dns_hostnames != null
  condition = self.dns_support && coalesce(self.dns_hostnames, true)
  message   = "the network of the endpoint does not resolve private names"
}
