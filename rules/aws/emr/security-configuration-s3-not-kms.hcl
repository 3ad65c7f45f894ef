rule {
  title      = "EMR security configuration encrypts S3 data with keys of S3"
  severity   = "medium"
  topic      = "data-protection"
  why        = "With SSE-S3, access to the bucket is enough to read the data; no key policy stands in the way, and no log tells who decrypted what."
  help       = "Use `SSE-KMS` or `CSE-KMS` with a KMS key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
  ]
  aliases = ["CKV_AWS_171"]
  controls = {}

  target    = "aws.emr.security_configuration"
  when      = self.at_rest
  condition = self.s3_mode == null || upper(self.s3_mode) != "SSE-S3"
  at        = self.s3_mode
  message   = "S3 data is encrypted with keys of S3"
}
