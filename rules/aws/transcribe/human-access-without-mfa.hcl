rule {
  title      = "User may read or delete transcripts without a second factor"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "A password or key that leaks is enough to read what was said, or to delete it."
  help       = "Bind the statement with `aws:MultiFactorAuthPresent`, or let people take on a role that asks for it."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/data-protection.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
  ]
  aliases = ["guide:transcribe-human-access-without-mfa"]
  controls = {}

  target = "aws.transcribe.user"
  each   = self.statements
  locals {
    acts = any([
      for a in each.actions : startswith(lower(a), "transcribe:") && any([
        for k in ["transcribe:GetTranscriptionJob", "transcribe:DeleteTranscriptionJob", "transcribe:UpdateVocabulary"] : action_matches(a, k)
      ])
    ])
    denied = any([
      for s in self.statements : s.denies && any([for c in s.conditions : lower(c.key) == "aws:multifactorauthpresent"])
    ])
  }
  when      = self.calls && coalesce(known(each.allows && local.acts), false)
  condition = coalesce(local.denied || any([for c in each.conditions : lower(c.key) == "aws:multifactorauthpresent"]), false)
  at        = each.actions
  message   = "no second factor is asked for"
}
