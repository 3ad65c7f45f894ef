rule {
  title      = "S3 bucket has no object lock"
  severity   = "low"
  topic      = "resilience"
  why        = "Whoever may delete objects can delete all their versions, so that ransomware or a mistake leaves nothing to restore."
  help       = "Turn object lock on when the bucket is created, with a default retention, for data that must not be lost."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-15",
  ]
  aliases = [
    "CKV_AWS_143",
    "guard:S3_BUCKET_DEFAULT_LOCK_ENABLED",
  ]
  controls = {}

  target    = "aws.s3.bucket"
  condition = self.object_lock
  message   = "object lock is not enabled"
}
