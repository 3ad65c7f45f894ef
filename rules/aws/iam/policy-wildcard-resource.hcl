rule {
  title      = "IAM policy allows actions on every resource"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "The actions could be allowed on the resources that are meant; they are allowed on every one of the account instead."
  help       = "Name the resources by their ARNs, or bind the statement with a condition. Actions that accept only `*` stand in a statement of their own."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"]
  aliases = [
    "CKV_AWS_355",
    "CKV_AWS_356",
    "cfn_nag:W11",
    "cfn_nag:W12",
    "cfn_nag:W13",
    "guard:IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE",
  ]
  controls   = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    # What the document takes away again is not given.
    given = [for a in each.actions : a if !action_matches(self.denied, a)]
    # A statement with principals belongs to a resource, which is all that "*" can mean there.
    everywhere = each.allows && length(each.principals) == 0 && any([for r in each.resources : is_wildcard(r)])
  }
  condition = !(local.everywhere && length(each.conditions) == 0) || !scopable(local.given)
  at        = any([for a in local.given : scopable(a)])
  message   = "statement allows actions on every resource that accept a narrower one"
}
