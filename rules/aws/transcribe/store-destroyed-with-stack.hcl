rule {
  title      = "Bucket of transcripts is destroyed with its stack"
  severity   = "low"
  topic      = "resilience"
  why        = "Transcripts stay until the owner removes them; here taking down the stack removes them."
  help       = "Leave `force_destroy` off, or set `DeletionPolicy` and `UpdateReplacePolicy` to `Retain`."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html"]
  aliases = ["guide:transcribe-store-destroyed-with-stack"]
  controls = {}

  target    = "aws.transcribe.bucket"
  when      = self.output
  condition = !self.destroyed
  message   = "transcripts go with the stack"
}
