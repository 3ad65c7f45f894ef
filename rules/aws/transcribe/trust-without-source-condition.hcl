rule {
  title      = "Role for Transcribe can be used on behalf of any account"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "The service acts for whoever asks it: another account that knows the ARN of the role can have the service use it (the confused deputy)."
  help       = "Add conditions on `aws:SourceAccount` and `aws:SourceArn` to the trust policy."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/security-iam-confused-deputy.html"]
  aliases = ["guide:transcribe-trust-without-source-condition"]
  controls = {}

  target = "aws.iam.trust_policy"
  each   = self.document.statements
  locals {
    of_transcribe = any([for p in each.principals : any([
      for v in p.values : coalesce(known(
        v == "transcribe.amazonaws.com" || v == "transcribe.streaming.amazonaws.com"
      ), false)
    ])])
    assumes = any([for a in each.actions : coalesce(known(action_matches(a, "sts:AssumeRole")), false)])
    arns = flatten([
      for c in each.conditions : c.values if coalesce(known(lower(c.key) == "aws:sourcearn"), false)
    ])
    accounts = flatten([
      for c in each.conditions : c.values if coalesce(known(lower(c.key) == "aws:sourceaccount"), false)
    ])
  }
  when      = mentioned("transcribe") && each.allows && local.of_transcribe && local.assumes
  condition = any([for c in each.conditions : contains(["aws:sourcearn", "aws:sourceaccount"], lower(c.key))])
  at        = each.principals
  message   = "trust in Transcribe is not limited to an account or ARN"
}
