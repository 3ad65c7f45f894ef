rule {
  title      = "Glue resource policy allows any principal"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "The statement is for the identities of every account, who may read or change the data catalog as far as its actions go."
  help       = "Name the accounts or roles that share the catalog, or bind the statement with a condition such as `aws:PrincipalOrgID`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/glue/latest/dg/security_iam_service-with-iam.html",
  ]
  aliases = ["kics:d25edb51-07fb-4a73-97d4-41cecdc53a22"]
  controls = {}

  target    = "aws.glue.resource_policy"
  each      = self.policy.statements
  when      = each.allows && !any([for c in each.conditions : restricts(c)])
  condition = !any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
  message   = "resource policy allows any principal"
}
