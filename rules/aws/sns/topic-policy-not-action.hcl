rule {
  title      = "SNS topic policy allows all actions but some"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "`NotAction` with `Allow` grants every action that is not listed, those that AWS adds later included."
  help       = "List the actions that are needed in `Action`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  ]
  aliases = [
    "kics:5ea624e4-c8b1-4bb3-87a4-4235a776adcc",
    "kics:818f38ed-8446-4132-9c03-474d49e10195",
    "cfn_nag:W19",
    "guard:SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOT_ACTION",
  ]
  controls = {}

  target    = "aws.sns.topic_policy"
  each      = self.document.statements
  condition = !(each.allows && length(each.not_actions) > 0)
  at        = each.not_actions
  message   = "topic policy allows all actions but those listed"
}
