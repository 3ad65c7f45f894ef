rule {
  title      = "Schedule is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "What the schedule sends to its target is encrypted with a key that AWS owns, whose use you can neither restrict nor audit."
  help       = "Name a customer managed KMS key in the schedule, and let its role use it."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html"]
  aliases = ["CKV_AWS_297"]
  controls = {}

  target    = "aws.eventbridge.schedule"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "schedule is encrypted with a key that AWS owns"
}
