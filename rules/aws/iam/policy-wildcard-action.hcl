rule {
  title      = "IAM policy allows every action"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever holds the policy may do everything with the resources it names, delete them and change who may use them included."
  help       = "List the actions that are needed, and no others."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  ]
  aliases = [
    "CKV_AWS_49",
    "CKV_AWS_63",
    "AWS-0057",
    "cfn_nag:F3",
    "cfn_nag:F4",
    "cfn_nag:F5",
    "tfsec:aws-iam-no-policy-wildcards",
    "guard:IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS",
  ]
  controls = {
    "cis-1.4" = ["1.16"]
    "cis-3.0" = ["1.16"]
    "cis-5.0" = ["1.15"]
  }

  target    = "aws.iam.policy"
  each      = self.document.statements
  when      = each.allows
  condition = !any([for a in each.actions : contains(["*", "*:*"], a)])
  message   = "statement allows every action"
}
