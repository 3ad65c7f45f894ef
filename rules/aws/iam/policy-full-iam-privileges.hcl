rule {
  title      = "IAM policy allows everything in IAM"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever holds the policy can give themselves every other right, or make a user who has it."
  help       = "List the IAM actions and the users, roles or paths that are needed, or set a permissions boundary as a condition."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  ]
  aliases = ["CKV2_AWS_40"]
  controls = {}

  target    = "aws.iam.policy"
  each      = self.document.statements
  when      = each.allows && any([for r in each.resources : is_wildcard(r)])
  condition = !any([for a in each.actions : contains(["iam:*", "*", "*:*"], lower(a))])
  message   = "statement allows all of IAM on all resources"
}
