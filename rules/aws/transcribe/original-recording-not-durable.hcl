rule {
  title      = "Recording of which only a redacted transcript is kept is not durable"
  severity   = "medium"
  topic      = "resilience"
  why        = "With redacted output alone the recording is the only full record; once it expires or is overwritten, nothing can be looked up again."
  help       = "Keep versions of the input bucket, and archive recordings rather than let them expire."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/pii-redaction.html"]
  aliases = ["guide:transcribe-original-recording-not-durable"]
  controls = {}

  target = "aws.transcribe.bucket"
  when   = self.only_record
  locals {
    expires = any([
      for r in self.bucket.lifecycle_rules : (
        coalesce(r.status == "Enabled" || r.Status == "Enabled" || r.enabled, false)
        && (present(r.expiration) || present(r.ExpirationInDays) || present(r.ExpirationDate))
      )
    ])
  }
  condition = coalesce(self.bucket.versioned && !local.expires, false)
  path      = self.way
  message   = "recordings whose only full record this is can be lost"
}
