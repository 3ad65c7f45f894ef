rule {
  title      = "Security Hub is not turned on, or checks no standard"
  severity   = "low"
  topic      = "compliance"
  why        = "Nobody checks the account against a standard."
  help       = "Turn Security Hub on, with the standard for foundational security best practices."
  confidence = "medium"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/transcribe-compliance.html"]
  aliases = ["guide:securityhub-not-enabled"]
  controls = {}

  target    = "aws.transcribe.account"
  when      = self.first
  condition = length(nodes("aws.securityhub.hub")) > 0 && (
    any([for h in nodes("aws.securityhub.hub") : coalesce(h.default_standards, true)])
    || length(nodes("aws.securityhub.standard")) > 0
  )
  message   = "Security Hub checks nothing here"
}
