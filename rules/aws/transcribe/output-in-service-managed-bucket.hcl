rule {
  title      = "Transcription job leaves its result in a bucket of the service"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Without an output bucket the result lies in a bucket of the service, behind links that work for minutes, and is deleted after 90 days: your key, bucket policy, logs and retention do not apply."
  help       = "Give the request `OutputBucketName` (`OutputLocation` for Call Analytics) with a bucket of your own."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html"]
  aliases = ["guide:transcribe-output-in-service-managed-bucket"]
  controls = {}

  target    = "aws.transcribe.job"
  when      = self.starts
  condition = present(self.output)
  message   = "${self.action} has no output bucket of its own"
}
