rule {
  title      = "MongoDB password of a DMS endpoint is written in the code"
  severity   = "high"
  topic      = "data-protection"
  why        = "Everybody who can read the code, its history or a copy of it can log in to the database."
  help       = "Let DMS take the connection from Secrets Manager, or the password from a secret store, and change the one that was written down."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.MongoDB.html"]
  aliases = [
    "kics:f988a17f-1139-46a3-8928-f27eafd8b024",
    "cfn_nag:F55",
  ]
  controls = {}

  target    = "aws.dms.endpoint"
  condition = !coalesce(plaintext(self.mongodb_password), false)
  at        = self.mongodb_password
  message   = "MongoDB password is written in the code"
}
