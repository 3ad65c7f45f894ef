rule {
  title      = "EMR security configuration leaves EBS volumes unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Root and storage volumes of clusters that use it, and snapshots of them, can be read by whoever gets hold of them."
  help       = "Set `EnableEbsEncryption` to true in the local disk encryption configuration, with a KMS key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
  ]
  aliases = ["CKV_AWS_350"]
  controls = {}

  target    = "aws.emr.security_configuration"
  condition = self.at_rest && self.ebs_encrypted
  message   = "EBS volumes are not encrypted"
}
