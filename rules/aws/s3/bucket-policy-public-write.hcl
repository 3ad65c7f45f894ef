rule {
  title      = "S3 bucket is writable by everybody through its policy"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "Anybody on the internet can put, change or delete objects, or change who may, and neither the access block of the bucket nor that of the account keeps them out."
  help       = "Name the principals or bind the statement to known callers, and turn `restrict_public_buckets` on for the bucket or the account. Serve public files through CloudFront."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
  aliases = [
    "kics:456b00a3-1072-4149-9740-6b8bb60251b0",
    "kics:acc78859-765e-4011-a229-a65ea57db252",
    "kics:d24c0755-c028-44b1-b503-8e719c898832",
    "kics:f6397a20-4cf1-4540-a997-1d363c25ef58",
    "kics:ffdf4b37-7703-4dfe-a682-9d2e99bc6c09",
    "terrascan:AC_AWS_0218",
    "terrascan:AC_AWS_0221",
    "terrascan:AC_AWS_0224",
  ]
  controls = {}

  target = "aws.s3.bucket_policy"
  each   = self.document.statements
  locals {
    writes = [
      "s3:PutObject",
      "s3:PutObjectAcl",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:PutBucketPolicy",
      "s3:PutBucketAcl",
    ]
    anybody = any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
    bound   = any([for c in each.conditions : restricts(c)])
    spared  = length(each.not_actions) > 0 && !action_matches(each.not_actions, local.writes)
  }
  condition = (
    !(each.allows && local.anybody) || local.bound || self.restricted
    || !(action_matches(each.actions, local.writes) || local.spared)
  )
  at = any([for a in each.actions : action_matches(a, local.writes)])
  path = [
    step(each.principals, "the statement is for everybody"),
    step(each.resources, "on what is in the bucket, and no access block restricts that"),
  ]
  message = "policy lets everybody change objects"
}
