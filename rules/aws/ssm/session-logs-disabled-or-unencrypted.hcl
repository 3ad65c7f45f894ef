rule {
  title      = "Sessions of Session Manager are not logged, or without encryption"
  severity   = "medium"
  topic      = "monitoring"
  why        = "What administrators did on instances cannot be told afterwards, or lies, with the secrets that were shown, where encryption is not asked for."
  help       = "Name a bucket or a log group in the session preferences, and require that it is encrypted."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html"]
  aliases = ["CKV_AWS_113"]
  controls = {}

  target = "aws.ssm.session_preferences"
  locals {
    kept  = present(self.bucket) || present(self.log_group)
    plain = present(self.bucket) && !coalesce(self.bucket_encrypted, true) || present(self.log_group) && !coalesce(self.log_group_encrypted, true)
  }
  condition = local.kept && !local.plain
  message   = "sessions are not logged, or not encrypted"
}
