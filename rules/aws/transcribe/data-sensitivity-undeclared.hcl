rule {
  title      = "Bucket of transcription jobs does not say how sensitive its content is"
  severity   = "info"
  topic      = "compliance"
  why        = "How recordings and transcripts have to be protected follows from how sensitive they are; nobody can tell from the bucket."
  help       = "Tag the bucket, for example `DataClassification = confidential`."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/security.html"]
  aliases = ["guide:transcribe-data-sensitivity-undeclared"]
  controls = {}

  target = "aws.transcribe.bucket"
  when   = self.input || self.output
  condition = any([
    for k in self.tag_names : contains(["dataclassification", "sensitivity", "data_class", "dataclass", "classification"], lower(replace(k, "-", "")))
  ])
  message = "no tag says how sensitive the recordings or transcripts are"
}
