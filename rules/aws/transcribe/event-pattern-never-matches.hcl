rule {
  title      = "Rule for events of Transcribe never matches"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Failures that a rule was meant to tell of go unnoticed: no event has this source, type or field."
  help       = "Use the source `aws.transcribe`, the types and the keys of the documentation, and no filter on `resources`, which is always empty."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-events.html",
    "https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-transcribe.html",
  ]
  aliases = ["guide:transcribe-event-pattern-never-matches"]
  controls = {}

  target = "aws.transcribe.event_rule"
  locals {
    types = [
      "Transcribe Job State Change", "Call Analytics Job State Change", "Call Analytics Post Call Job State Change",
      "Language Identification State Change", "Multiple Language Identification State Change",
      "Vocabulary State Change", "Transcribe Language Model State Change", "MedicalScribe Post Stream Analytics Update",
      "AWS API Call via CloudTrail",
    ]
    source = length(self.sources) == 0 || any([for s in self.sources : contains(["aws.transcribe", "aws.transcribestreaming"], s)])
    type = length(self.detail_types) == 0 || any([for t in self.detail_types : contains(local.types, t)])
    only_jobs      = length(self.detail_types) > 0 && all([for t in self.detail_types : t == "Transcribe Job State Change"])
    only_analytics = length(self.detail_types) > 0 && all([for t in self.detail_types : t == "Call Analytics Job State Change"])
    key = !(local.only_jobs && present(self.detail.JobStatus)) && !(local.only_analytics && present(self.detail.TranscriptionJobStatus))
  }
  condition = coalesce(local.source && local.type && local.key, true) && !present(self.resources)
  message   = "no event of Transcribe matches this pattern"
}
