rule {
  title      = "IAM trust policy allows every action"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "The principals may take on the role in every way, tag sessions and set their source identity, those ways that AWS adds later included."
  help       = "List the actions that are needed, such as `sts:AssumeRole`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html",
  ]
  aliases = [
    "cfn_nag:F2",
    "guard:IAM_ROLE_NO_FULL_ACCESS_ON_TRUST_POLICY",
  ]
  controls = {}

  target    = "aws.iam.role"
  each      = self.trust.statements
  when      = each.allows
  condition = !any([for a in each.actions : contains(["*", "*:*", "sts:*"], lower(a))])
  message   = "trust policy allows every action"
}
