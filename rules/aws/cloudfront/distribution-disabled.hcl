rule {
  title      = "CloudFront distribution is switched off"
  severity   = "info"
  topic      = "compliance"
  why        = "It serves nothing, but keeps its names, certificates and settings, which nobody looks after any more."
  help       = "Enable the distribution, or remove it and its DNS records."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToDeleteDistribution.html"]
  aliases = [
    "CKV_AWS_216",
    "kics:1bc367f6-901d-4870-ad0c-71d79762ef52",
    "kics:e4f54ff4-d352-40e8-a096-5141073c37a2",
  ]
  controls = {}

  target    = "aws.cloudfront.distribution"
  condition = self.enabled
  message   = "distribution is switched off"
}
