rule {
  title      = "No alarm goes off when Transcribe fails"
  severity   = "low"
  topic      = "monitoring"
  why        = "Throttled and failed requests are counted, and nobody is told."
  help       = "Add an alarm with an action on `SyncUserErrorCount`, `AsyncUserErrorCount`, `ThrottledCount` or `LimitExceededCount` in `AWS/Transcribe`."
  confidence = "medium"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-cloudwatch.html"]
  aliases = ["guide:transcribe-error-alarm-missing"]
  controls = {}

  target    = "aws.transcribe.account"
  when      = self.first
  condition = any([for a in nodes("aws.transcribe.alarm") : coalesce(a.acts, false)])
  message   = "no alarm watches AWS/Transcribe"
}
