rule {
  title      = "EMR security configuration leaves data in transit unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Nodes of clusters that use it exchange data in plain text, which can be read on the network between them."
  help       = "Enable encryption in transit and provide certificates."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-encryption-enable.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-4",
  ]
  aliases = [
    "CKV_AWS_351",
    "AWS-0138",
    "tfsec:aws-emr-enable-in-transit-encryption",
  ]
  controls = {
    "fsbp" = ["EMR.4"]
  }

  target    = "aws.emr.security_configuration"
  condition = self.in_transit
  message   = "security configuration does not encrypt data in transit"
}
