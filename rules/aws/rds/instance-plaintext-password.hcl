rule {
  title      = "RDS instance's password is written in the code"
  severity   = "high"
  topic      = "data-protection"
  why        = "Everybody who can read the code, its history or a copy of it knows the administrator's password."
  help       = "Let RDS manage the password in Secrets Manager (`manage_master_user_password`, `ManageMasterUserPassword`), or take it from a secret store, and change the one that was written down."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html"]
  aliases = [
    "cfn_nag:F23",
    "guard:RDS_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
  ]
  controls = {}

  target    = "aws.rds.instance"
  condition = !coalesce(plaintext(self.master_password), false)
  at        = self.master_password
  message   = "administrator's password is written in the code"
}
