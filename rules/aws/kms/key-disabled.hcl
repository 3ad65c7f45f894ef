rule {
  title      = "KMS key is disabled"
  severity   = "medium"
  topic      = "resilience"
  why        = "What is encrypted under the key cannot be read, and services that use it fail."
  help       = "Enable the key, or schedule its deletion if nothing needs it any more."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html",
  ]
  aliases = [
    "CKV_AWS_227",
    "kics:2844c749-bd78-4cd1-90e8-b179df827602",
    "kics:7350fa23-dcf7-4938-916d-6a60b0c73b50",
  ]
  controls = {}

  target    = "aws.kms.key"
  condition = self.enabled
  message   = "key is disabled"
}
