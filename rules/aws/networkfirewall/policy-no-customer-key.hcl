rule {
  title      = "Network firewall policy is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The policy is encrypted with a key that AWS owns, whose use you can neither restrict nor audit."
  help       = "Set the encryption type to `CUSTOMER_KMS` and name a customer managed KMS key."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html"]
  aliases = ["CKV_AWS_346"]
  controls = {}

  target    = "aws.networkfirewall.policy"
  condition = present(self.kms_key)
  message   = "policy is encrypted with a key that AWS owns"
}
