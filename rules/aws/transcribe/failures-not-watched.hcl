rule {
  title      = "Nobody hears of failed transcription jobs"
  severity   = "low"
  topic      = "monitoring"
  why        = "A job that fails leaves a recording without a transcript; without a rule or a look at its status nobody notices."
  help       = "Add a rule with the source `aws.transcribe` and the status FAILED and a target, or let the workflow ask for the status."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-events.html"]
  aliases = ["guide:transcribe-failures-not-watched"]
  controls = {}

  target = "aws.transcribe.job"
  locals {
    rules = nodes("aws.transcribe.event_rule")
    asks  = any([for j in nodes("aws.transcribe.job") : startswith(j.action, "get")])
    told  = any([for r in local.rules : coalesce(length(r.targets) > 0, false)])
  }
  when      = self.starts
  condition = coalesce(local.told || local.asks, false)
  at        = self.action
  message   = "nothing tells of a failed ${self.action}"
}
