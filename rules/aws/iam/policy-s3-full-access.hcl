rule {
  title      = "IAM policy allows everything in S3"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever holds the policy may read, change and delete every bucket, and open it to everybody."
  help       = "Name the buckets, and the actions that are needed."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"]
  aliases = [
    "AWS-0345",
  ]
  controls   = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    # Who may do everything is told so by another rule.
    admin = any([for a in each.actions : contains(["*", "*:*"], a)])
    # A statement with principals belongs to a resource, which is all that "*" can mean there.
    everywhere = each.allows && length(each.principals) == 0 && !local.admin && any([for r in each.resources : is_wildcard(r)])
  }
  condition = !local.everywhere || length(each.conditions) > 0 || !any([for a in each.actions : action_matches(a, "s3:*")])
  at        = any([for a in each.actions : action_matches(a, "s3:*")])
  message   = "statement allows every S3 action on every bucket"
}
