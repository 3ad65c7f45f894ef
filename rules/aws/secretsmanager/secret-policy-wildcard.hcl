rule {
  title      = "Secret's resource policy allows any principal"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "The statement is for the identities of every account, who may read or change the secret as far as its actions go."
  help       = "Name the roles or accounts that need the secret, or bind the statement with a condition such as `aws:PrincipalOrgID`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
  ]
  aliases = [
    "kics:fa00ce45-386d-4718-8392-fb485e1f3c5b",
    "terrascan:AC_AWS_0501",
  ]
  controls = {}

  target    = "aws.secretsmanager.secret_policy"
  each      = self.document.statements
  when      = each.allows && !any([for c in each.conditions : restricts(c)])
  condition = !any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
  message   = "secret's policy allows any principal"
}
