rule {
  title      = "IAMFullAccess is attached"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever holds this AWS managed policy can give themselves every other right, or make a user who has it."
  help       = "Attach a policy with the IAM actions that are needed, limited by paths or a permissions boundary."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/IAMFullAccess.html",
  ]
  aliases = ["CKV2_AWS_56"]
  controls = {}

  target    = "aws.iam.attachment"
  condition = refers(self.policy) || !coalesce(endswith(self.policy, "/IAMFullAccess") || self.policy == "IAMFullAccess", false)
  at        = self.policy
  message   = "IAMFullAccess is attached"
}
