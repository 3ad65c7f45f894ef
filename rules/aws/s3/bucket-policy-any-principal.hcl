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
  ]
  controls = {}

  target = "aws.s3.bucket_policy"
  each   = self.document.statements
  locals {
    # Condition keys that bind a statement to known callers or networks, as S3 itself judges
    # whether a policy is public.
    binding = ["aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner", "aws:sourcevpc", "aws:sourcevpce", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "aws:sourcevpcarn", "aws:userid", "aws:username", "s3:dataaccesspointaccount", "s3:dataaccesspointarn"]
    anybody = any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
    # A wildcard binds nothing, unless it stands behind a fixed account in an ARN.
    bound = any([for c in each.conditions : contains(local.binding, lower(c.key)) && !strcontains(lower(c.operator), "not") && all([for v in c.values : !strcontains(v, "*") || matches(v, "^arn:[^:]*:[^:]*:[^:]*:[0-9]{12}:")])])
  }
  condition = !(each.allows && local.anybody) || local.bound
  at        = each.principals
  message   = "statement allows any principal"
}
