rule {
  title      = "Role limited by tags of Transcribe resources may set these tags"
  severity   = "medium"
  topic      = "best-practices"
  why        = "A role that may use what carries a tag, and may tag, labels itself in."
  help       = "Do not grant `transcribe:TagResource` and `transcribe:UntagResource`, or bind them with `aws:RequestTag` or `aws:TagKeys`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/tagging.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
  ]
  aliases = ["guide:transcribe-tag-control-bypassable"]
  controls = {}

  target = "aws.transcribe.role"
  each   = self.statements
  locals {
    tags = any([
      for a in each.actions : startswith(lower(a), "transcribe:")
      && (action_matches(a, "transcribe:TagResource") || action_matches(a, "transcribe:UntagResource"))
    ])
    limited = any([
      for s in self.statements : coalesce(known(
        s.allows && any([for a in s.actions : startswith(lower(a), "transcribe:")])
        && any([for c in s.conditions : startswith(lower(c.key), "aws:resourcetag/")])
      ), false)
    ])
  }
  when      = local.limited && coalesce(known(each.allows && local.tags), false)
  condition = coalesce(any([
    for c in each.conditions : startswith(lower(c.key), "aws:requesttag/") || lower(c.key) == "aws:tagkeys"
  ]), false)
  at      = each.actions
  message = "the role may set the tags that limit it"
}
