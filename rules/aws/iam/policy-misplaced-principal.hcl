rule {
  title      = "Policy says for whom it is where it may not, or does not where it must"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "AWS refuses the policy: one that is attached to an identity or an account is for whom it is attached to, and one of a resource, or of who may assume a role, must name its principals."
  help       = "Take `Principal` out of what is attached to a user, group, role, permission set or account; name principals in the policy of a resource."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
  ]
  aliases  = []
  controls = {}

  target    = "aws.iam.policy_document"
  each      = self.document.statements
  condition = coalesce(self.by_attachment == (length(each.principals) == 0 && length(each.not_principals) == 0), true)
  at        = self.by_attachment ? coalesce(each.principals[0], each.not_principals[0]) : each
  message   = self.by_attachment ? "statement of a policy that is attached to whom it is for names principals" : "statement of a resource's policy names no principals"
}
