rule {
  title      = "Readers of redacted transcripts may read the unredacted ones beside them"
  severity   = "high"
  topic      = "data-protection"
  why        = "With `redacted_and_unredacted` both files lie in one bucket: who may read all of it reads what redaction took out."
  help       = "Limit readers to the redacted files (`*redacted-*`, `redacted/` for Call Analytics), or let the job write redacted files only."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/pii-redaction-batch.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/tca-post-call.html",
  ]
  aliases = ["guide:transcribe-unredacted-copy-exposed"]
  controls = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    exposed = [
      for r in each.resources : r
      if coalesce(node(named(s3_bucket(r)), "aws.transcribe.bucket").both_copies, false)
      && coalesce(known(matches(r, "/")), false) && !coalesce(known(matches(r, "[/*_.-]redacted")), false)
    ]
  }
  when = mentioned("transcribe") && coalesce(known(each.allows && action_matches(each.actions, "s3:GetObject")), false)
  condition = length(each.conditions) > 0 || coalesce(length(local.exposed), 0) == 0
  at        = any([for r in local.exposed : r != null])
  path = concat(
    flatten([for r in local.exposed : node(named(s3_bucket(r)), "aws.transcribe.bucket").way]),
    [step(local.exposed, "and all of the bucket may be read")],
  )
  message = "unredacted transcripts may be read with the redacted ones"
}
