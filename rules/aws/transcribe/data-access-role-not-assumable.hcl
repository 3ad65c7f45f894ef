rule {
  title      = "Role given to Transcribe does not trust Transcribe"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "The service cannot take on the role: the job, vocabulary or model fails, and people then widen permissions elsewhere."
  help       = "Let the trust policy of the role name `transcribe.amazonaws.com` as a service."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/tca-post-call.html",
  ]
  aliases = ["guide:transcribe-data-access-role-not-assumable"]
  controls = {}

  target = "aws.transcribe.role_use"
  locals {
    role   = node(self.role, "aws.iam.role")
    trusts = any([
      for s in local.role.trust.statements : s.allows && any([
        for p in s.principals : any([
          for v in p.values : is_any_principal(v) || contains(["transcribe.amazonaws.com"], v)
        ])
      ])
    ])
  }
  when      = present(self.role) && local.role != null
  condition = coalesce(local.trusts, true)
  at        = self.role
  message   = "the role does not trust transcribe.amazonaws.com"
}
