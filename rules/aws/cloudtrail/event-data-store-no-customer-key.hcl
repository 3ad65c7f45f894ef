rule {
  title      = "CloudTrail Lake event data store is not encrypted with a customer managed key"
  severity   = "medium"
  topic      = "data-protection"
  why        = "The events are encrypted with a key that AWS owns: you can neither restrict nor audit who decrypts them, nor withdraw the key."
  help       = "Name a customer managed KMS key when the event data store is created; it cannot be changed later."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-cloudtrail.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-10",
  ]
  aliases = ["CKV_AWS_294"]
  controls = {}

  target    = "aws.cloudtrail.event_data_store"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "event data store is encrypted with a key that AWS owns"
}
