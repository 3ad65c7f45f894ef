rule {
  title      = "AppFlow connector profile is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The credentials for other services in it are encrypted with a key that AWS manages, whose use you cannot restrict."
  help       = "Name a customer managed KMS key in the connector profile."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html"]
  aliases = ["CKV_AWS_264"]
  controls = {}

  target    = "aws.appflow.connector_profile"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "credentials are encrypted with a key that AWS manages"
}
