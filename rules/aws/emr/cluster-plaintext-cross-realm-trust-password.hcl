rule {
  title      = "EMR cluster holds a cross-realm password in plain text"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever may read the code or its history can forge tickets between the cluster's realm and the one it trusts."
  help       = "Take the password from a secret store or a sensitive input, and change the one that was written down."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos-cross-realm.html",
  ]
  aliases = ["cfn_nag:F64"]
  controls = {}

  target    = "aws.emr.cluster"
  condition = !coalesce(plaintext(self.kerberos.cross_realm_password), false)
  at        = self.kerberos.cross_realm_password
  message   = "cross-realm password is written in the code"
}
