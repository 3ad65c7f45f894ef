rule {
  title      = "IAM user has a password for the console"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "A long-lived password outside your identity provider does not go away when the person does, and is guessed, reused and phished."
  help       = "Let people sign in through IAM Identity Center or another identity provider, and take the password away."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  ]
  aliases = [
    "CKV2_AWS_22",
    "kics:9ec311bf-dfd9-421f-8498-0b063c8bc552",
  ]
  controls = {}

  target    = "aws.iam.user"
  condition = !self.console
  message   = "user has a password for the console"
}
