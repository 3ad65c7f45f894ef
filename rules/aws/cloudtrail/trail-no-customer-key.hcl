rule {
  title      = "CloudTrail logs are not encrypted with a KMS key"
  severity   = "medium"
  topic      = "data-protection"
  why        = "The log files are encrypted with keys of S3, so whoever may read the bucket reads the record of all that was done in the account; no key policy stands between."
  help       = "Create a customer managed KMS key whose policy lets CloudTrail encrypt, name it in the trail, and give only auditors permission to decrypt."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-2",
  ]
  aliases = [
    "CKV_AWS_35",
    "AWS-0015",
    "kics:050a9ba8-d1cb-4c61-a5e8-8805a70d3b85",
    "kics:5d9e3164-9265-470c-9a10-57ae454ac0c7",
    "terrascan:AC_AWS_0033",
    "tfsec:aws-cloudtrail-enable-at-rest-encryption",
    "guard:CLOUD_TRAIL_ENCRYPTION_ENABLED",
    "guide:cloudtrail-logs-not-encrypted-with-customer-key",
  ]
  controls = {
    "fsbp" = ["CloudTrail.2"]
    "cis-1.4" = ["3.7"]
    "cis-3.0" = ["3.5"]
    "cis-5.0" = ["3.5"]
    "nist-800-53-r5" = [
      "AU-9", "AU-9(3)", "CA-9(1)", "CM-3(6)", "CM-6a", "CM-9b", "CP-9d", "SC-7(10)",
      "SC-8(3)", "SC-8(4)", "SC-13", "SC-13a", "SC-28", "SC-28(1)", "SI-7(6)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["2.2", "3.4", "10.5"]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.cloudtrail.trail"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "trail's log files are not encrypted with a KMS key"
}
