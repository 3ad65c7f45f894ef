rule {
  title      = "SQS queue policy allows all actions but some"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "`NotAction` with `Allow` grants every action that is not listed, those that AWS adds later included."
  help       = "List the actions that are needed in `Action`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
  ]
  aliases = [
    "cfn_nag:W18",
    "guard:SQS_QUEUEPOLICY_NO_ALLOW_PLUS_NOT_ACTION",
  ]
  controls = {}

  target    = "aws.sqs.queue_policy"
  each      = self.document.statements
  condition = !(each.allows && length(each.not_actions) > 0)
  at        = each.not_actions
  message   = "queue policy allows all actions but those listed"
}
