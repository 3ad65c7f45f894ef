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
    caller = node(self.caller, "aws.transcribe.role")
    by_role = any([
      for s in local.caller.statements : s.allows
      && any([for a in s.actions : action_matches(a, "kms:GenerateDataKey")])
      && any([for r in s.resources : r == "*" || endswith(r, ":key/*") || same(r, self.key) || refers(r) == false])
    ])
    # A key policy that names more than the account may mean the role.
    by_key = any([
      for s in local.policy.statements : s.allows && any([
        for p in s.principals : any([for v in p.values : !coalesce(known(endswith(v, ":root")), false)])
      ])
    ])
  }
  when      = present(self.key) && local.key != null && local.caller != null
  condition = coalesce(local.by_role || coalesce(local.by_key, false), true)
  at        = self.key
  message   = "neither the role of the workflow nor the key policy allows kms:GenerateDataKey"
}
