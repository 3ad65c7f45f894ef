rule {
  title      = "IAM user has a password in plain text"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever may read the template or its history can log in as the user."
  help       = "Take the password from a secret store or a `NoEcho` parameter, and change the one that was written down."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
  ]
  aliases = [
    "kics:06adef8c-c284-4de7-aad2-af43b07a8ca1",
    "cfn_nag:F51",
    "guard:IAM_USER_LOGIN_PROFILE_NO_PLAINTEXT_PASSWORD",
  ]
  controls = {}

  target    = "aws.iam.login_profile"
  condition = !coalesce(plaintext(self.password), false)
  at        = self.password
  message   = "password is written in the template"
}
