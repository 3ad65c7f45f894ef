rule {
  title      = "Source condition in the trust of Transcribe cannot hold, or holds for everybody"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "A condition that never holds shuts the service out, and one that always holds protects nothing: both look like protection."
  help       = "Use the same account in `aws:SourceAccount` and `aws:SourceArn`, and `ArnLike` or `StringLike` for an ARN with a wildcard."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/security-iam-confused-deputy.html"]
  aliases = ["guide:transcribe-source-condition-mismatch"]
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
    # A wildcard is text like any other to an operator that compares strings.
    literal = any([
      for c in each.conditions : any([for v in c.values : coalesce(known(strcontains(v, "*")), false)])
      if coalesce(known(lower(c.key) == "aws:sourcearn" && startswith(lower(c.operator), "stringequals")), false)
    ])
    anybody = length(local.accounts) == 0 && any([
      for a in local.arns : coalesce(known(matches(a, "^([*]|arn:[^:]*:transcribe:[^:]*:[*]:.*)$")), false)
    ])
    other = any([
      for a in local.arns : any([
        for n in local.accounts : coalesce(known(
          matches(arn_account(a), "^[0-9]{12}$") && matches(n, "^[0-9]{12}$") && arn_account(a) != n
        ), false)
      ])
    ])
  }
  when      = mentioned("transcribe") && each.allows && local.of_transcribe && length(each.conditions) > 0
  condition = !local.literal && !local.anybody && !local.other
  at        = each.conditions
  message = local.literal ? "the wildcard in aws:SourceArn never matches with this operator" : (
    local.other ? "aws:SourceArn and aws:SourceAccount name different accounts" : "aws:SourceArn matches every account"
  )
}
