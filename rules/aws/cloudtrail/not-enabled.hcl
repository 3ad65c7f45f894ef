rule {
  title      = "Account has no trail"
  severity   = "high"
  topic      = "monitoring"
  why        = "Nothing lasting tells who started jobs, changed policies or read what was said."
  help       = "Declare a trail for all regions, or one of the organization."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-transcribe-cloud-trail.html",
  ]
  aliases = ["guide:cloudtrail-not-enabled"]
  controls = {}

  target    = "aws.transcribe.account"
  when      = self.first
  condition = length(nodes("aws.cloudtrail.trail")) > 0
  message   = "the project sets up the account, and no trail"
}
