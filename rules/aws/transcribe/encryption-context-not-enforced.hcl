rule {
  title      = "Nothing asks for the encryption context of a transcription job"
  severity   = "low"
  topic      = "best-practices"
  why        = "A context that no policy asks for limits nothing: whoever may use the key decrypts without it being the right file or application."
  help       = "Ask for it with `kms:EncryptionContext:<name>` or `kms:EncryptionContextKeys`, in the key policy or in the statement of the role."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/data-encryption.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/policy-conditions.html",
  ]
  aliases = ["guide:transcribe-encryption-context-not-enforced"]
  controls = {}

  target = "aws.transcribe.job"
  locals {
    policy = node(self.key, "aws.kms.key_policy").policy
    caller = node(self.caller, "aws.transcribe.role")
    statements = concat(
      local.policy.statements, coalesce(local.caller.statements, []),
    )
    asks = any([
      for s in local.statements : any([for c in s.conditions : startswith(lower(c.key), "kms:encryptioncontext")])
    ])
  }
  when      = present(self.context) && local.policy != null && local.caller != null
  condition = coalesce(local.asks, false)
  at        = self.context
  message   = "no policy of the key or the caller asks for the encryption context"
}
