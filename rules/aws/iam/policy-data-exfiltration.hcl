rule {
  title      = "IAM policy allows to read all data"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Whoever holds the policy may read every object, secret or parameter of the account, and carry it away."
  help       = "Name the buckets, secrets and parameters that are needed."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"]
  aliases = [
    "CKV_AWS_108",
    "CKV_AWS_288",
  ]
  controls   = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    reads = [
      "ebs:GetSnapshotBlock",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "secretsmanager:GetSecretValue",
      "ssm:GetParameter",
      "ssm:GetParameters",
      "ssm:GetParametersByPath",
    ]
    # Who may do everything is told so by another rule.
    admin = any([for a in each.actions : contains(["*", "*:*"], a)])
    # A statement with principals belongs to a resource, which is all that "*" can mean there.
    everywhere = each.allows && length(each.principals) == 0 && !local.admin && any([for r in each.resources : is_wildcard(r)])
  }
  condition = !(local.everywhere && length(each.conditions) == 0) || !action_matches(each.actions, local.reads)
  at        = any([for a in each.actions : action_matches(a, local.reads)])
  message   = "statement allows to read the data of every resource"
}
