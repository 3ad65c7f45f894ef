rule {
  title      = "SNS topic policy lets anybody use the topic"
  severity   = "critical"
  topic      = "identity-and-access"
  why        = "The statement is for every account and for callers without one, who can publish to the topic or subscribe to it as far as its actions go."
  help       = "Name the accounts, roles or services that use the topic, or bind the statement with a condition such as `aws:SourceArn` or `aws:PrincipalOrgID`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-4",
  ]
  aliases = [
    "CKV_AWS_169",
    "kics:ae53ce91-42b5-46bf-a84f-9a13366a4f13",
    "kics:b26d2b7e-60f6-413d-a3a1-a57db24aa2b3",
    "cfn_nag:F18",
    "terrascan:AC_AWS_0385",
    "guard:SNS_TOPICPOLICY_NO_WILDCARD_PRINCIPAL",
  ]
  controls = {
    "fsbp" = ["SNS.4"]
  }

  target    = "aws.sns.topic_policy"
  each      = self.document.statements
  when      = each.allows && !any([for c in each.conditions : restricts(c)])
  condition = !any([for p in each.principals : any([for v in p.values : is_any_principal(v)])])
  message   = "topic policy allows any principal"
}
