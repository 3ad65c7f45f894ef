rule {
  title      = "IAM policy allows all actions but some"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "`NotAction` with `Allow` grants every action of every service that is not listed, those that AWS adds later included."
  help       = "List the actions that are needed in `Action`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  ]
  aliases = [
    "cfn_nag:W15",
    "cfn_nag:W16",
    "cfn_nag:W17",
    "guard:IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION",
    "guide:transcribe-allow-by-exclusion",
  ]
  controls = {}

  target    = "aws.iam.policy"
  each      = self.document.statements
  condition = !(each.allows && length(each.not_actions) > 0)
  at        = each.not_actions
  message   = "policy allows all actions but those listed"
}
