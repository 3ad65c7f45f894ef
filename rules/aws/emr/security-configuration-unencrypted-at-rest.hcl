rule {
  title      = "EMR security configuration leaves data at rest unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Clusters that use it encrypt neither their disks nor what they write to S3."
  help       = "Enable encryption at rest, and say how S3 data and local disks are encrypted."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-3",
  ]
  aliases = [
    "AWS-0137",
    "kics:5b033ec8-f079-4323-b5c8-99d4620433a9",
    "cfn_nag:W61",
    "tfsec:aws-emr-enable-at-rest-encryption",
    "guard:EMR_SECURITY_CONFIG_ENABLED_AND_CONFIGURED_RULE",
  ]
  controls = {
    "fsbp" = ["EMR.3"]
  }

  target    = "aws.emr.security_configuration"
  condition = self.at_rest
  message   = "security configuration does not encrypt data at rest"
}
