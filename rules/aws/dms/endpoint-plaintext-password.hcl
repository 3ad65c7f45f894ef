rule {
  title      = "Password of a DMS endpoint is written in the code"
  severity   = "high"
  topic      = "data-protection"
  why        = "Everybody who can read the code, its history or a copy of it can log in to the database."
  help       = "Let DMS take the connection from Secrets Manager, or the password from a secret store, and change the one that was written down."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html"]
  aliases = [
    "kics:5f700072-b7ce-4e84-b3f3-497bf1c24a4d",
    "cfn_nag:F37",
    "guard:DMS_NO_PLAINTEXT_PASSWORD",
  ]
  controls = {}

  target    = "aws.dms.endpoint"
  condition = !coalesce(plaintext(self.password), false)
  at        = self.password
  message   = "password of the endpoint is written in the code"
}
