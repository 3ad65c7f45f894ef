rule {
  title      = "Image Builder component is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The component's commands are encrypted with a key that AWS owns, whose use you can neither restrict nor audit."
  help       = "Name a customer managed KMS key in the component."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html"]
  aliases = ["CKV_AWS_180"]
  controls = {}

  target    = "aws.imagebuilder.component"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "component is encrypted with a key that AWS owns"
}
