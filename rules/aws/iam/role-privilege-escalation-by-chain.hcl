rule {
  title      = "Role may become another role that may do more"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Whoever gets hold of the role, for example through code that runs as it, takes on the other one and has what that may do, up to an administrator."
  help       = "Let the stronger role trust only those who need it, and take `sts:AssumeRole` on it away from the role."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html",
  ]
  aliases  = []
  controls = {}

  # Of users it is what is advised: that they take on a role for what they may not do themselves.
  target    = "aws.iam.principal"
  when      = coalesce(self.kind == "role", false)
  each      = role_chains("aws.iam.principal", "aws.iam.runner", self.address)
  condition = coalesce(!(each.holds && !each.acts), true)
  at        = each.at
  path      = each.path
  message   = "role may ${each.message}"
}
