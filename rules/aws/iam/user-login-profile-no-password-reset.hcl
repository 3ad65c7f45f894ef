rule {
  title      = "IAM user keeps the first password"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "Whoever set the password, or saw it on its way, can log in as the user later."
  help       = "Ask for a new password at the first login."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_admin-change-user.html",
  ]
  aliases = [
    "kics:a964d6e3-8e1e-4d93-8120-61fa640dd55a",
    "cfn_nag:W50",
    "guard:IAM_USER_LOGIN_PROFILE_PASSWORD_RESET_RULE",
  ]
  controls = {}

  target    = "aws.iam.login_profile"
  condition = self.reset_required
  message   = "password need not be changed at the first login"
}
