rule {
  title      = "Redshift administrator's password is written in the code"
  severity   = "high"
  topic      = "data-protection"
  why        = "Everybody who can read the code, its history or a copy of it knows the password."
  help       = "Let Redshift manage the password in Secrets Manager (`manage_master_password`, `ManageMasterPassword`), or take it from a secret store, and change the one that was written down."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html"]
  aliases = [
    "cfn_nag:F35",
    "guard:REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD",
  ]
  controls = {}

  target    = "aws.redshift.cluster"
  condition = !coalesce(plaintext(self.master_password), false)
  at        = self.master_password
  message   = "administrator's password is written in the code"
}
