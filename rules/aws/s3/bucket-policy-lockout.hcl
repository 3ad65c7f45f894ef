rule {
  title      = "S3 bucket policy locks everybody out"
  severity   = "high"
  topic      = "resilience"
  why        = "The statement denies everybody, administrators included, and so the change of the policy itself; only the root user can undo it."
  help       = "Name those who are denied, or limit the statement with a condition that lets administrators through."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html",
  ]
  aliases = ["CKV_AWS_93"]
  controls = {}

  target = "aws.s3.bucket_policy"
  each   = self.document.statements
  # What is about objects alone leaves the policy within reach.
  when = each.denies && length(each.conditions) == 0 && (
    length(each.resources) == 0 || any([for r in each.resources : !endswith(r, "/*")])
  ) && any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
  condition = !any([for a in each.actions : action_matches(a, "s3:PutBucketPolicy")])
  message   = "statement denies everybody the change of the policy"
}
