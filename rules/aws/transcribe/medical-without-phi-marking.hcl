rule {
  title      = "Medical transcription job does not mark health information"
  severity   = "low"
  topic      = "data-protection"
  why        = "What is not marked cannot be found again: protected health information is then handled like any other text."
  help       = "Set `ContentIdentificationType` to `PHI`, and redact what is marked before it is passed on."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/phi-id.html"]
  aliases = ["guide:transcribe-medical-without-phi-marking"]
  controls = {}

  target    = "aws.transcribe.job"
  when      = self.medical
  condition = present(self.request.contentidentificationtype)
  message   = "startMedicalTranscriptionJob does not mark protected health information"
}
