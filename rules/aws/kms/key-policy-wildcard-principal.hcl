rule {
  title      = "KMS key policy lets anybody use the key"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "Every identity of every AWS account that may call KMS can use the key as the statement allows, unless another statement denies it."
  help       = "Name the accounts, roles or services that need the key, or limit the statement with a condition such as kms:CallerAccount or aws:PrincipalOrgID."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/kms/latest/developerguide/determining-access-key-policy.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5",
  ]
  aliases = [
    "CKV_AWS_33",
    "kics:7ebc9038-0bde-479a-acc4-6ed7b6758899",
    "kics:da905474-7454-43c0-b8d2-5756ab951aba",
    "kics:f6049677-ec4a-43af-8779-5190b6d03cba",
    "cfn_nag:F76",
    "terrascan:AC_AWS_0162",
    "terrascan:AC_AWS_0482",
    "guard:KMS_NO_WILDCARD_PRINCIPAL",
    "guide:transcribe-key-policy-open",
  ]
  controls = {
    "fsbp" = ["KMS.5"]
  }

  target    = "aws.kms.key_policy"
  each      = self.policy.statements
  # What binds the statement must say who calls or from where; kms:ViaService alone does not.
  condition = (
    !(each.allows && any([for p in each.principals : is_any_principal(p)]))
    || any([for c in each.conditions : restricts(c)])
  )
  at        = !any([for p in each.principals : contains(p.values, "*")])
  message   = "key policy allows any principal of any account"
}
