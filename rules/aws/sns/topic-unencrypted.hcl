rule {
  title      = "SNS topic is not encrypted with KMS"
  severity   = "high"
  topic      = "data-protection"
  why        = "Messages lie in the topic without server-side encryption while they wait for delivery, and whoever may read the topic needs no key."
  help       = "Set a KMS key for the topic, and let the services that publish to it use the key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1",
  ]
  aliases = [
    "CKV_AWS_26",
    "AWS-0095",
    "kics:28545147-2fc6-42d5-a1f9-cf226658e591",
    "kics:9d13b150-a2ab-42a1-b6f4-142e41f81e52",
    "cfn_nag:W47",
    "terrascan:AC_AWS_0502",
    "tfsec:aws-sns-enable-topic-encryption",
    "guard:SNS_ENCRYPTED_KMS",
  ]
  controls = {
    "fsbp" = ["SNS.1"]
    "nist-800-53-r5" = [
      "AU-9(3)", "CA-9(1)", "CM-3(6)", "CP-9d", "SC-7(10)", "SC-8(3)", "SC-8(4)", "SC-13",
      "SC-13a", "SC-28", "SC-28(1)", "SI-7(6)",
    ]
    "pci-dss-3.2.1" = ["8.2.1"]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.sns.topic"
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "topic does not encrypt its messages"
}
