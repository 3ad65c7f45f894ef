rule {
  title      = "IAM users cannot change their passwords"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "Somebody else always knows the password, and who suspects that it leaked must find an administrator."
  help       = "Let users change their own passwords."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
  ]
  aliases = ["kics:9ef7d25d-9764-4224-9968-fa321c56ef76"]
  controls = {}

  target    = "aws.iam.password_policy"
  condition = self.allow_users_to_change_password
  message   = "users cannot change their passwords"
}
