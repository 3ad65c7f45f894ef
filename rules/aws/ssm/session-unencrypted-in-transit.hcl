rule {
  title      = "Sessions of Session Manager are not encrypted with a KMS key"
  severity   = "medium"
  topic      = "data-protection"
  why        = "TLS alone protects what is typed and shown in sessions; it is not encrypted from end to end between the administrator and the instance."
  help       = "Set `kmsKeyId` in the session preferences, and let users and instances use the key."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html"]
  aliases = [
    "CKV_AWS_112",
    "kics:ce60cc6b-6831-4bd7-84a2-cc7f8ee71433",
  ]
  controls = {}

  target    = "aws.ssm.session_preferences"
  condition = present(self.kms_key)
  message   = "sessions are not encrypted with a KMS key"
}
