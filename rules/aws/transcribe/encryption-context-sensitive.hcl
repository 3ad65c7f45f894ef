rule {
  title      = "Encryption context of a transcription job names personal data"
  severity   = "medium"
  topic      = "best-practices"
  why        = "The encryption context stands in clear text in CloudTrail, for everybody who reads the logs."
  help       = "Put an application or a file name into the context, nothing that tells of a person."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/data-encryption.html"]
  aliases = ["guide:transcribe-encryption-context-sensitive"]
  controls = {}

  target = "aws.transcribe.job"
  when   = present(self.context)
  locals {
    personal = "(?i)(e-?mail|ssn|social.?security|patient|phone|birth|passport|customer.?name)"
    names    = coalesce(keys(self.context), [])
    values   = coalesce(values(self.context), [])
  }
  condition = !any([for n in local.names : coalesce(known(matches(n, local.personal)), false)]) && !any([
    for v in local.values : coalesce(known(matches(tostring(v), "${local.personal}|[^@ ]+@[^@ ]+[.][a-z]+")), false)
  ])
  at      = self.context
  message = "the encryption context, which is logged in clear text, names personal data"
}
