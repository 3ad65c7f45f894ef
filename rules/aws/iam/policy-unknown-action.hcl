rule {
  title      = "Policy names an action that does not exist"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "A statement on it has no effect: what is meant is not allowed, or worse, not denied."
  help       = "Look the action up in AWS's service authorization reference."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"]
  aliases    = []
  controls   = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  when      = length(each.principals) == 0
  condition = !any([for a in concat(each.actions, each.not_actions) : !known_action(a)])
  at        = any([for a in concat(each.actions, each.not_actions) : !known_action(a)])
  message   = "no such action exists"
}
