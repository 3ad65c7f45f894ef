rule {
  title      = "Network firewall or its rules are not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "They are encrypted with a key that AWS owns, whose use you can neither restrict nor audit."
  help       = "Set the encryption type to `CUSTOMER_KMS` and name a customer managed KMS key."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html"]
  aliases = ["CKV_AWS_345"]
  controls = {}

  target    = "aws.networkfirewall.encrypted"
  condition = present(self.kms_key)
  message   = "encrypted with a key that AWS owns"
}
