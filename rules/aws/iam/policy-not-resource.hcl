rule {
  title      = "IAM policy allows actions on all resources but some"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "`NotResource` with `Allow` covers every resource that is not listed, those that are made later included."
  help       = "List the resources in `Resource`, or deny what must not be touched in a statement of its own."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html",
  ]
  aliases = [
    "cfn_nag:W21",
    "cfn_nag:W22",
    "cfn_nag:W23",
    "guard:IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_RESOURCE",
  ]
  controls = {}

  target    = "aws.iam.policy"
  each      = self.document.statements
  condition = !(each.allows && length(each.not_resources) > 0)
  at        = each.not_resources
  message   = "policy allows actions on all resources but those listed"
}
