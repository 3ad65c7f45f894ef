rule {
  title      = "S3 bucket policy allows any principal"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "The statement holds for everybody, callers from other accounts and anonymous ones included."
  help       = "Name the principals, or bind the statement with a condition on who calls or from where, such as `aws:PrincipalOrgID`, `aws:SourceVpce` or `aws:SourceArn`."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
  aliases = [
    "CKV_AWS_70",
    "kics:7772bb8c-c0f3-42d4-8e4e-f1b8939ad085",
    "kics:7af43613-6bb9-4a0e-8c4d-1314b799425e",
    "cfn_nag:F16",
    "terrascan:AC_AWS_0217",
    "guard:S3_BUCKET_POLICY_NO_WILDCARD_PRINCIPAL",
    "guide:transcribe-bucket-policy-public",
  ]
  controls = {}

  target = "aws.s3.bucket_policy"
  each   = self.document.statements
  locals {
    anybody = any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
    bound   = any([for c in each.conditions : restricts(c)])
  }
  condition = !(each.allows && local.anybody) || local.bound || self.restricted
  at        = each.principals
  message   = "statement allows any principal"
}
