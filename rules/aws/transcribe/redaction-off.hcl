rule {
  title      = "Transcription job does not redact personal data"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Names, addresses, card numbers and PINs that callers say stand in the transcript for everybody who may read it."
  help       = "Give the request `ContentRedaction` (in `Settings` for Call Analytics) with `RedactionType` `PII` and `RedactionOutput` `redacted`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/pii-redaction.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/pii-redaction-batch.html",
  ]
  aliases = ["guide:transcribe-redaction-off"]
  controls = {}

  target = "aws.transcribe.job"
  locals {
    # Redaction is there for these languages, and not while the language is being found out.
    languages = ["en-US", "es-US"]
    standard = self.standard && coalesce(contains(local.languages, self.request.languagecode), false) && !coalesce(
      self.request.identifylanguage || self.request.identifymultiplelanguages, false,
    )
    analytics = self.analytics && (
      !present(self.request.settings.languageoptions)
      || any([for l in self.request.settings.languageoptions : coalesce(contains(local.languages, l), false)])
    )
  }
  when      = local.standard || local.analytics
  condition = present(self.redaction)
  message   = "${self.action} leaves personal data in the transcript"
}
