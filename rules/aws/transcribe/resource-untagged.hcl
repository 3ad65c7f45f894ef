rule {
  title      = "Transcription job, vocabulary or model has no tags"
  severity   = "low"
  topic      = "best-practices"
  why        = "Access to it cannot be controlled by tags, nor its costs told apart."
  help       = "Tag jobs, vocabularies, filters, models and categories, or set default tags."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/tagging.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/security-best-practices.html",
  ]
  aliases = ["guide:transcribe-resource-untagged"]
  controls = {}

  target    = "aws.transcribe.taggable"
  condition = present(self.tags)
  message   = "it has no tags"
}
