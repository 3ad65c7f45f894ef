rule {
  title      = "S3 bucket notifies nobody of events"
  severity   = "info"
  topic      = "monitoring"
  why        = "Nothing reacts when objects are written or deleted in ways that nobody expects."
  help       = "Send the events that matter to a queue, a topic, a function or EventBridge."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-11",
  ]
  aliases = ["CKV2_AWS_62"]
  controls = {
    "fsbp" = ["S3.11"]
    "nist-800-53-r5" = ["CA-7", "SI-3(8)", "SI-4", "SI-4(4)"]
  }

  target    = "aws.s3.bucket"
  condition = present(self.notifications)
  message   = "bucket has no event notifications"
}
