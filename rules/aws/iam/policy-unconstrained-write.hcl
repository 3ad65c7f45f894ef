rule {
  title      = "IAM policy allows changes of every resource"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Whoever holds the policy may change or delete every resource of the kind in the account, those of others included."
  help       = "Name the resources by their ARNs, or bind the statement with a condition such as `aws:ResourceTag`."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"]
  aliases = [
    "CKV_AWS_111",
    "CKV_AWS_290",
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
  condition = !(local.everywhere && length(each.conditions) == 0) || !scopable(local.given, "write")
  at        = any([for a in local.given : scopable(a, "write")])
  message   = "statement allows to change every resource"
}
