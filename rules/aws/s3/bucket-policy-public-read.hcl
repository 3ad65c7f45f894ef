rule {
  title      = "S3 bucket is readable by everybody through its policy"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Anybody on the internet can read the objects or list the bucket, and neither the access block of the bucket nor that of the account keeps them out."
  help       = "Name the principals or bind the statement to known callers, and turn `restrict_public_buckets` on for the bucket or the account. Serve public files through CloudFront."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
  aliases = [
    "kics:1df37f4b-7197-45ce-83f8-9994d2fcf885",
    "kics:66c6f96f-2d9e-417e-a998-9058aeeecd44",
    "kics:f97b7d23-568f-4bcc-9ac9-02df0d57fbba",
    "kics:faa8fddf-c0aa-4b2d-84ff-e993e233ebe9",
    "terrascan:AC_AWS_0219",
    "terrascan:AC_AWS_0220",
  ]
  controls = {}

  target = "aws.s3.bucket_policy"
  each   = self.document.statements
  locals {
    reads = [
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:ListBucket",
      "s3:ListBucketVersions",
    ]
    anybody = any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
    bound   = any([for c in each.conditions : restricts(c)])
    spared  = length(each.not_actions) > 0 && !action_matches(each.not_actions, local.reads)
  }
  condition = (
    !(each.allows && local.anybody) || local.bound || self.restricted
    || !(action_matches(each.actions, local.reads) || local.spared)
  )
  at = any([for a in each.actions : action_matches(a, local.reads)])
  path = [
    step(each.principals, "the statement is for everybody"),
    step(each.resources, "on what is in the bucket, and no access block restricts that"),
  ]
  message = "policy lets everybody read objects"
}
