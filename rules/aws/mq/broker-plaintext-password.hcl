rule {
  title      = "MQ broker user has a password in plain text"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever may read the code or its history can log in to the broker."
  help       = "Take the password from a secret store or a sensitive input, and change the one that was written down."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html",
  ]
  aliases = [
    "cfn_nag:F52",
    "guard:AMAZON_MQ_BROKER_USERS_NO_PLAINTEXT_PASSWORD",
  ]
  controls = {}

  target    = "aws.mq.broker"
  each      = self.users
  condition = !coalesce(plaintext(each.password), false)
  at        = each.password
  message   = "password is written in the code"
}
