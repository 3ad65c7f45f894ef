rule {
  title      = "Glue security configuration leaves something unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "What crawlers and jobs write to S3, their logs or their bookmarks are kept without encryption by Glue."
  help       = "Encrypt all three: S3 data with `SSE-KMS` (or `SSE-S3`), logs with `SSE-KMS`, bookmarks with `CSE-KMS`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html",
  ]
  aliases = [
    "CKV_AWS_99",
    "kics:ad5b4e97-2850-4adf-be17-1d293e0b85ee",
  ]
  controls = {}

  target    = "aws.glue.security_configuration"
  condition = self.s3 != "DISABLED" && self.logs != "DISABLED" && self.bookmarks != "DISABLED"
  message   = "S3 data, logs or bookmarks are not encrypted"
}
