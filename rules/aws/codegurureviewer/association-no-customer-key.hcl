rule {
  title      = "CodeGuru Reviewer association is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Copies of the reviewed code are encrypted with a key that AWS owns, whose use you can neither restrict nor see."
  help       = "Set the encryption option `CUSTOMER_MANAGED_CMK` and name your KMS key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/codeguru/latest/reviewer-ug/data-protection.html",
  ]
  aliases = ["CKV_AWS_381"]
  controls = {}

  target    = "aws.codegurureviewer.repository_association"
  condition = self.encryption_option == "CUSTOMER_MANAGED_CMK" && present(self.kms_key)
  message   = "association is not encrypted with a customer managed key"
}
