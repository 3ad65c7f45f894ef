rule {
  title      = "Caller of a transcription job may not use the key it names"
  severity   = "medium"
  topic      = "data-protection"
  why        = "The job fails for want of a right, and people then drop the key rather than grant its use."
  help       = "Allow the role `kms:GenerateDataKey*` and `kms:Decrypt` on the key, in a policy of the role or in the key policy."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/data-encryption.html"]
  aliases = ["guide:transcribe-caller-cannot-use-key"]
  controls = {}

  target = "aws.transcribe.job"
  locals {
    key    = node(self.key, "aws.kms.key")
    policy = node(self.key, "aws.kms.key_policy").policy
    caller = node(self.caller, "aws.iam.principal")
  }
  when      = present(self.key) && local.key != null && local.caller != null
  condition = coalesce(may(local.caller, "kms:GenerateDataKey", self.key, local.policy), true)
  at        = self.key
  message   = "neither the role of the workflow nor the key policy allows kms:GenerateDataKey"
}
