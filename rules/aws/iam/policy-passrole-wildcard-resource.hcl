rule {
  title      = "IAM policy lets any role be passed"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Who may pass any role to a service acts with the rights of the mightiest role in the account."
  help       = "Name the roles in `Resource`, and bind the statement with `iam:PassedToService`."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"]
  aliases = [
    "AWS-0342",
    "kics:e39bee8c-fe54-4a3f-824d-e5e2d1cca40a",
    "cfn_nag:F38",
    "cfn_nag:F39",
    "cfn_nag:F40",
    "guard:IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE",
    "guard:IAM_ROLE_NO_WILDCARD_RESOURCE_ON_PASSROLE",
    "guide:transcribe-pass-role-unrestricted",
  ]
  controls = {}

  target = "aws.iam.policy"
  each   = self.document.statements
  locals {
    passes = any([for a in each.actions : action_matches(a, "iam:PassRole")])
    any_role = any([for r in each.resources : !refers(r) && (is_wildcard(r) || endswith(r, ":role/*"))])
  }
  condition = !(each.allows && local.passes && local.any_role)
  at        = each.resources
  message   = "iam:PassRole on any role"
}
