rule {
  title      = "Glue crawler, job or endpoint has no security configuration"
  severity   = "medium"
  topic      = "data-protection"
  why        = "What it writes to S3, its logs and its bookmarks are not encrypted with a key of yours."
  help       = "Create a security configuration that encrypts all three, and name it."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html",
  ]
  aliases = ["CKV_AWS_195"]
  controls = {}

  target    = "aws.glue.component"
  condition = present(self.security_configuration)
  at        = self.security_configuration
  message   = "no security configuration is named"
}
