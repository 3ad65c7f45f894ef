rule {
  title      = "EMR cluster holds an Active Directory password in plain text"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever may read the code or its history can join computers to the domain as that user."
  help       = "Take the password from a secret store or a sensitive input, and change the one that was written down."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos-cross-realm.html",
  ]
  aliases = ["cfn_nag:F63"]
  controls = {}

  target    = "aws.emr.cluster"
  condition = !coalesce(plaintext(self.kerberos.ad_join_password), false)
  at        = self.kerberos.ad_join_password
  message   = "password for joining the domain is written in the code"
}
