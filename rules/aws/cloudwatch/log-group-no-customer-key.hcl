rule {
  title      = "Log group is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "The logs are encrypted with a key of the service, so whoever may read the log group reads them: there is no key policy to restrict, audit or withdraw."
  help       = "Create a KMS key whose policy lets CloudWatch Logs use it, and name it in the log group."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"]
  aliases = [
    "CKV_AWS_158",
    "AWS-0017",
    "kics:0afbcfe9-d341-4b92-a64c-7e6de0543879",
    "cfn_nag:W84",
    "terrascan:AC_AWS_0451",
    "tfsec:aws-cloudwatch-log-group-customer-key",
    "guard:CLOUDWATCH_LOG_GROUP_ENCRYPTED",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AU-9(3)", "CP-9d", "SC-8(3)", "SC-8(4)", "SC-13a", "SC-28(1)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["3.4"]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.cloudwatch.log_group"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "log group is encrypted with a key of the service"
}
