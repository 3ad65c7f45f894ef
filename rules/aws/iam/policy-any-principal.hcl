rule {
  title      = "IAM policy document allows any principal"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whatever takes the document as its policy, a bucket, queue, key or role, is open to everybody as far as the actions go."
  help       = "Name the principals, or bind the statement with a condition such as `aws:PrincipalOrgID` or `aws:SourceArn`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous",
  ]
  aliases = ["CKV_AWS_283"]
  controls = {}

  target = "data.aws_iam_policy_document"
  each   = policy(self).statements
  when      = each.allows && !any([for c in each.conditions : restricts(c)])
  condition = !any([for p in each.principals : any([for v in p.values : is_any_principal(p) && is_any_principal(v)])])
  message   = "statement allows any principal"
}
