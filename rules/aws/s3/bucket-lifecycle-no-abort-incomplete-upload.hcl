rule {
  title      = "S3 lifecycle never aborts incomplete uploads"
  severity   = "info"
  topic      = "compliance"
  why        = "Parts of uploads that were never finished stay in the bucket, unseen in listings and paid for."
  help       = "Add an enabled rule for the whole bucket that aborts incomplete multipart uploads after some days."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
  ]
  aliases = ["CKV_AWS_300"]
  controls = {}

  target = "aws.s3.lifecycle"
  # One rule for the whole bucket does, or every enabled rule for its part.
  condition = (
    any([for r in self.rules : r.enabled && !r.filtered && present(r.abort_days)])
    || any([for r in self.rules : r.enabled]) && all([for r in self.rules : !r.enabled || present(r.abort_days)])
  )
  at      = self.rules
  message = "no rule aborts incomplete multipart uploads of the whole bucket"
}
