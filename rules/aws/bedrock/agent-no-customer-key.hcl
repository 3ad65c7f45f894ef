rule {
  title      = "Bedrock agent is not encrypted with a customer managed key"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Instructions and sessions of the agent are encrypted with a key that AWS owns, whose use you can neither restrict nor see."
  help       = "Name a customer managed KMS key for the agent."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-agents-new.html",
  ]
  aliases = ["CKV_AWS_373"]
  controls = {}

  target    = "aws.bedrock.agent"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "agent is not encrypted with a customer managed key"
}
