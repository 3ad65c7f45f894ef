rule {
  title      = "Role that Transcribe takes on may do more than its jobs need"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Whoever may pass the role reaches through the service all that the role may do."
  help       = "Let the role read and write the buckets of the jobs, use their keys, and nothing else."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html",
  ]
  aliases = ["guide:transcribe-data-access-role-exceeds-job"]
  controls = {}

  target = "aws.transcribe.role"
  each   = self.statements
  locals {
    trusted = any([
      for s in self.trust : coalesce(known(s.allows && any([
        for p in s.principals : any([for v in p.values : startswith(v, "transcribe.")])
      ])), false)
    ])
    other = any([
      for a in each.actions : coalesce(known(!startswith(lower(a), "s3:") && !startswith(lower(a), "kms:")), false)
    ])
    # Buckets of the project that no job, vocabulary or model uses.
    unused = any([
      for r in each.resources : node(named(s3_bucket(r)), "aws.s3.bucket") != null
      && node(named(s3_bucket(r)), "aws.transcribe.bucket") == null
    ])
  }
  when      = local.trusted && coalesce(known(each.allows), false)
  condition = coalesce(!local.other && !local.unused, true)
  at        = local.other ? each.actions : each.resources
  message   = "a role that Transcribe takes on may do more than its jobs need"
}
