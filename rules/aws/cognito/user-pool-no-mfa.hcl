rule {
  title      = "User pool does without a second factor"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "A password that was guessed, reused or caught is all that it takes to sign in as somebody else."
  help       = "Set MFA to `ON`, or at least to `OPTIONAL` so that users can choose it."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html"]
  aliases = [
    "kics:74a18d1a-cf02-4a31-8791-ed0967ad7fdc",
    "kics:ec28bf61-a474-4dbe-b414-6dd3a067d6f0",
    "cfn_nag:F78",
    "guard:COGNITO_USER_POOL_MFA_CONFIGURATION_RULE",
  ]
  controls = {}

  target    = "aws.cognito.user_pool"
  condition = upper(self.mfa) != "OFF"
  at        = self.mfa
  message   = "users sign in without a second factor"
}
