rule {
  title      = "S3 bucket policy allows every action"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Who needs to read or write objects may also change the bucket's policy, turn its protection off and delete everything."
  help       = "List the actions that are needed, such as `s3:GetObject` and `s3:PutObject`."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  ]
  aliases = [
    "kics:4ae8af91-5108-42cb-9471-3bdbe596eac9",
    "kics:a4966c4f-9141-48b8-a564-ffe9959945bc",
    "cfn_nag:F15",
    "guard:S3_BUCKET_POLICY_NO_WILDCARD_ACTION",
  ]
  controls = {}

  target = "aws.s3.bucket_policy"
  each   = self.document.statements
  # To an account as a whole: there IAM policies say who may do what.
  when = each.allows && !(
    length(each.principals) > 0
    && all([for p in each.principals : all([for v in p.values : !refers(v) && endswith(v, ":root")])])
  )
  condition = !any([for a in each.actions : contains(["*", "*:*", "s3:*"], lower(a))])
  message   = "bucket policy allows every action"
}
