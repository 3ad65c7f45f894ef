rule {
  title      = "AppFlow flow does not encrypt with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The data that the flow moves are encrypted with a key that AWS manages, whose use you cannot restrict."
  help       = "Name a customer managed KMS key in the flow."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html"]
  aliases = ["CKV_AWS_263"]
  controls = {}

  target    = "aws.appflow.flow"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "data of the flow are encrypted with a key that AWS manages"
}
