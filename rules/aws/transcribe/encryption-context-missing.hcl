rule {
  title      = "Transcription job is encrypted without an encryption context"
  severity   = "low"
  topic      = "best-practices"
  why        = "Without an encryption context key policies cannot tell what a key is used for, and CloudTrail does not show it."
  help       = "Give the request `KMSEncryptionContext`, for example the name of the application."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/data-encryption.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/security-best-practices.html",
  ]
  aliases = ["guide:transcribe-encryption-context-missing"]
  controls = {}

  target    = "aws.transcribe.job"
  when      = (self.standard || self.medical || self.scribe) && present(self.key)
  condition = present(self.context)
  message   = "${self.action} gives its key no encryption context"
}
