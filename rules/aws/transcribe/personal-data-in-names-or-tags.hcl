rule {
  title      = "Name or tag of a transcription job tells of a person"
  severity   = "low"
  topic      = "data-protection"
  why        = "Names, keys and tags reach billing and diagnostic logs, which are not protected as the content is."
  help       = "Build names from an execution id, and tag with what the data is, not whose it is."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/data-protection.html"]
  aliases = ["guide:transcribe-personal-data-in-names-or-tags"]
  controls = {}

  target = "aws.transcribe.job"
  locals {
    personal = "[^@ /]+@[^@ /]+[.][a-z]+|[+][0-9]{10,}|[0-9]{13,16}"
    path     = "(?i)[.](e-?mail|phone|phone_?number|ssn|customer_?name|patient_?name|first_?name|last_?name)\\b"
    names = concat(
      self.request.transcriptionjobname, self.request.medicaltranscriptionjobname,
      self.request.callanalyticsjobname, self.request.medicalscribejobname, self.request.vocabularyname,
      self.request.outputkey, [for t in self.request.tags : t.value],
    )
    paths = concat(
      self.request["transcriptionjobname.$"], self.request["medicaltranscriptionjobname.$"],
      self.request["callanalyticsjobname.$"], self.request["medicalscribejobname.$"],
      self.request["outputkey.$"], [for t in self.request.tags : t["value.$"]],
    )
  }
  condition = !any([for n in local.names : coalesce(known(matches(n, local.personal)), false)]) && !any([
    for p in local.paths : coalesce(known(matches(p, local.path)), false)
  ])
  message = "a name or tag of ${self.action} tells of a person"
}
