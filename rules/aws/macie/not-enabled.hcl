rule {
  title      = "Macie is not turned on"
  severity   = "low"
  topic      = "data-protection"
  why        = "Personal data in buckets of recordings and transcripts stays unnoticed."
  help       = "Turn Macie on for the account, and let a job look at the bucket of transcripts."
  confidence = "medium"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/data-protection.html"]
  aliases = ["guide:macie-not-enabled"]
  controls = {}

  target    = "aws.transcribe.account"
  when      = self.first
  condition = any([for m in nodes("aws.macie.session") : coalesce(m.status == "ENABLED", false)])
  message   = "nothing looks for personal data in the buckets"
}
