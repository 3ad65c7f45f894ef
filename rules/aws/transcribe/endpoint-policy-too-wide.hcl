rule {
  title      = "Policy of the endpoint for Transcribe allows everything to everybody"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "A policy that allows everything to everybody is none: identities of other accounts can carry data out through the endpoint."
  help       = "List actions, and bind the statement with `aws:PrincipalOrgID` or `aws:PrincipalAccount`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/vulnerability-analysis-and-management.html",
  ]
  aliases = ["guide:transcribe-endpoint-policy-too-wide"]
  controls = {}

  target = "aws.transcribe.endpoint"
  each   = self.policy.statements
  locals {
    everything = any([for a in each.actions : a == "*" || lower(a) == "transcribe:*"])
    everybody  = any([for p in each.principals : is_any_principal(p)])
    limited = any([
      for c in each.conditions : contains(["aws:principalaccount", "aws:principalorgid", "aws:principalarn"], lower(c.key))
    ])
  }
  when      = each.allows
  condition = !(local.everything && local.everybody) || local.limited
  at        = each.actions
  message   = "the endpoint policy allows everything to everybody"
}
