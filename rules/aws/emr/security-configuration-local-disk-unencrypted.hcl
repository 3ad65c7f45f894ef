rule {
  title      = "EMR security configuration leaves local disks unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Instance stores and volumes of clusters that use it hold data and spilled intermediate results in plain text."
  help       = "Add a local disk encryption configuration, with a KMS key or a key provider of your own."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
  ]
  aliases = [
    "CKV_AWS_349",
    "AWS-0139",
    "tfsec:aws-emr-enable-local-disk-encryption",
  ]
  controls = {}

  target    = "aws.emr.security_configuration"
  condition = self.at_rest && present(self.disk_key_provider)
  message   = "local disks are not encrypted"
}
