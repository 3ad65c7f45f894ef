rule {
  title      = "AdministratorAccess is attached"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever holds this AWS managed policy owns the account: every action on every resource."
  help       = "Attach policies with the actions and resources that are needed; keep administration behind roles that are assumed with MFA."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"]
  aliases = [
    "CKV_AWS_274",
    "CKV_AWS_275",
    "cfn_nag:W43",
    "guard:IAM_ROLE_ADMINISTRATOR_ACCESS_POLICY_RULE",
  ]
  controls = {}

  target    = "aws.iam.attachment"
  condition = refers(self.policy) || !coalesce(endswith(self.policy, "/AdministratorAccess") || self.policy == "AdministratorAccess", false)
  at        = self.policy
  message   = "AdministratorAccess is attached"
}
