rule {
  title      = "CodeArtifact domain is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Packages are encrypted with a key that AWS manages, whose use you cannot restrict."
  help       = "Name a customer managed KMS key when the domain is created; it cannot be changed later."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/codeartifact/latest/ug/domain-create.html"]
  aliases = ["CKV_AWS_221"]
  controls = {}

  target    = "aws.codeartifact.domain"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "packages are encrypted with a key that AWS manages"
}
