rule {
  title      = "IAM policy gives out credentials of others"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "The actions answer with passwords or keys of any user, instance or database of the account."
  help       = "Name the resources by their ARNs, such as the user itself with `user/$${aws:username}`."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"]
  aliases = [
    "CKV_AWS_107",
    "CKV_AWS_287",
  ]
  controls   = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    gives = [
      "ec2:GetPasswordData",
      "iam:CreateAccessKey",
      "iam:CreateLoginProfile",
      "iam:CreateServiceSpecificCredential",
      "iam:ResetServiceSpecificCredential",
      "iam:UpdateAccessKey",
      "lightsail:GetInstanceAccessDetails",
      "lightsail:GetRelationalDatabaseMasterUserPassword",
      "rds-db:connect",
      "redshift:GetClusterCredentials",
      "redshift:GetClusterCredentialsWithIAM",
    ]
    # Who may do everything is told so by another rule.
    admin = any([for a in each.actions : contains(["*", "*:*"], a)])
    # A statement with principals belongs to a resource, which is all that "*" can mean there.
    everywhere = each.allows && length(each.principals) == 0 && !local.admin && any([for r in each.resources : is_wildcard(r)])
  }
  condition = !(local.everywhere && length(each.conditions) == 0) || !action_matches(each.actions, local.gives)
  at        = any([for a in each.actions : action_matches(a, local.gives)])
  message   = "statement gives out credentials of every resource"
}
