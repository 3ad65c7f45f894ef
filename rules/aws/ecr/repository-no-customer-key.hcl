rule {
  title      = "ECR repository is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Who may decrypt the images depends on the repository's permissions alone, and the key's use can be neither limited nor stopped."
  help       = "Set the encryption type `KMS` and name a customer managed key when the repository is created; it cannot be changed later."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-5",
  ]
  aliases = [
    "CKV_AWS_136",
    "AWS-0033",
    "kics:0e32d561-4b5a-4664-a6e3-a3fa85649157",
    "terrascan:AC_AWS_0461",
    "tfsec:aws-ecr-repository-customer-key",
  ]
  controls = {}

  target    = "aws.ecr.repository"
  condition = startswith(self.encryption_type, "KMS") && self.customer_key
  at        = self.encryption_type
  message   = "repository is not encrypted with a customer managed key"
}
