rule {
  title      = "EMR cluster does not authenticate with Kerberos"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Services of the cluster believe whoever connects about who they are."
  help       = "Give the cluster Kerberos attributes with a realm, and a security configuration that names the KDC."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-kerberos.html",
  ]
  aliases = [
    "CKV_AWS_114",
    "guard:EMR_KERBEROS_ENABLED",
  ]
  controls = {
    "pci-dss-3.2.1" = ["7.2.1"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(3)(ii)(A)", "164.308(a)(3)(ii)(B)", "164.308(a)(4)(i)",
      "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)",
      "164.312(a)(1)",
    ]
  }

  target    = "aws.emr.cluster"
  condition = present(self.kerberos.realm)
  at        = self.kerberos
  message   = "cluster has no Kerberos realm"
}
