rule {
  title      = "Config does not record all types of resources"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Changes of the other types, such as IAM users and roles where global types are left out, leave no record."
  help       = "Record all supported types, and in one region of the account the global types too; ignore this rule in the others."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1",
  ]
  aliases = ["CKV2_AWS_48"]
  controls = {
    "fsbp" = ["Config.1"]
    "cis-1.4" = ["3.5"]
    "cis-3.0" = ["3.3"]
    "cis-5.0" = ["3.3"]
    "nist-800-53-r5" = ["CM-3", "CM-6(1)", "CM-8", "CM-8(2)"]
    "pci-dss-3.2.1" = ["10.5.2", "11.5"]
  }

  target    = "aws.config.recorder"
  condition = self.all_types && self.global_types
  message   = "recorder leaves out some types of resources"
}
