rule {
  title      = "EMR cluster holds the KDC's password in plain text"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever may read the code or its history can administer the cluster's key distribution center, and so become any user."
  help       = "Take the password from a secret store or a sensitive input, and change the one that was written down."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos.html",
  ]
  aliases = ["cfn_nag:F65"]
  controls = {}

  target    = "aws.emr.cluster"
  condition = !coalesce(plaintext(self.kerberos.kdc_admin_password), false)
  at        = self.kerberos.kdc_admin_password
  message   = "KDC administrator's password is written in the code"
}
