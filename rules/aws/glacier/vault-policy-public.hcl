rule {
  title      = "Glacier vault policy allows any principal"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "The statement is for the identities of every account, who may read, add or delete archives as far as its actions go."
  help       = "Name the accounts or roles that need the vault, or bind the statement with a condition such as `aws:PrincipalOrgID`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-access-policy.html",
  ]
  aliases = ["CKV_AWS_167"]
  controls = {}

  target    = "aws.glacier.vault_policy"
  each      = self.document.statements
  when      = each.allows && !any([for c in each.conditions : restricts(c)])
  condition = !any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
  message   = "vault policy allows any principal"
}
