rule {
  title      = "IAM trust policy allows all actions but some"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "`NotAction` with `Allow` grants every way to take on the role that is not listed, those that AWS adds later included."
  help       = "List the actions in `Action`, such as `sts:AssumeRole`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  ]
  aliases = [
    "cfn_nag:W14",
    "guard:IAM_ROLE_NO_ALLOW_PLUS_NOT_ACTION_ON_TRUST_POLICY",
  ]
  controls = {}

  target    = "aws.iam.role"
  each      = self.trust.statements
  condition = !(each.allows && length(each.not_actions) > 0)
  at        = each.not_actions
  message   = "trust policy allows all actions but those listed"
}
