rule {
  title      = "DocumentDB administrator's password is written in the code"
  severity   = "high"
  topic      = "data-protection"
  why        = "Everybody who can read the code, its history or a copy of it knows the password."
  help       = "Let DocumentDB manage the password in Secrets Manager (`manage_master_user_password`, `ManageMasterUserPassword`), or take it from a secret store, and change the one that was written down."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/documentdb/latest/developerguide/docdb-secrets-manager.html"]
  aliases = [
    "kics:39423ce4-9011-46cd-b6b1-009edcd9385d",
    "cfn_nag:F70",
  ]
  controls = {}

  target    = "aws.documentdb.cluster"
  condition = !coalesce(plaintext(self.master_password), false)
  at        = self.master_password
  message   = "administrator's password is written in the code"
}
