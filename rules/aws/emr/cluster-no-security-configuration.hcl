rule {
  title      = "EMR cluster has no security configuration"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Without one the cluster encrypts neither data at rest nor in transit, and authenticates nobody with Kerberos or Lake Formation."
  help       = "Create a security configuration and name it when the cluster is created."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security-configurations.html",
  ]
  aliases = [
    "CKV2_AWS_55",
    "kics:48af92a5-c89b-4936-bc62-1086fe2bab23",
    "cfn_nag:W63",
  ]
  controls = {}

  target    = "aws.emr.cluster"
  condition = present(self.security_configuration)
  at        = self.security_configuration
  message   = "cluster has no security configuration"
}
