rule {
  title      = "Role that starts transcription jobs uses buckets by the end of their name"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "A name pattern that begins with a wildcard fits buckets of other accounts, and any that somebody names so."
  help       = "Name the buckets by their ARNs."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
  ]
  aliases = ["guide:transcribe-bucket-name-pattern-grant"]
  controls = {}

  target    = "aws.transcribe.role"
  each      = self.statements
  when      = coalesce(known(each.allows && any([for a in each.actions : startswith(lower(a), "s3:")])), false)
  condition = coalesce(!any([for r in each.resources : coalesce(matches(r, "^arn:[^:]*:s3:::[*][^/*]"), false)]), true)
  message   = "buckets are named by a pattern that begins with a wildcard"
}
