rule {
  title      = "IAM role can be assumed by anybody"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Every identity of every AWS account can take on the role and all its rights."
  help       = "Name the accounts, roles or services that need the role, or bind the statement with a condition such as `aws:PrincipalOrgID`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  ]
  aliases = [
    "CKV_AWS_60",
    "kics:12b7e704-37f0-4d1e-911a-44bf60c48c21",
    "kics:f80e3aa7-7b34-4185-954e-440a6894dde6",
    "guide:transcribe-trust-too-wide",
  ]
  controls = {}

  target    = "aws.iam.role"
  each      = self.trust.statements
  when      = each.allows && !any([for c in each.conditions : restricts(c)])
  condition = !any([for p in each.principals : any([for v in p.values : is_any_principal(p) && is_any_principal(v)])])
  message   = "trust policy allows any principal"
}
