rule {
  title      = "EBS volume is not encrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "What is stored on the volume, and the snapshots made from it, can be read by whoever gets hold of them outside the instance."
  help       = "Set the volume to be encrypted; an existing volume is encrypted by restoring an encrypted copy of its snapshot. Turn encryption by default on for the account and region."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3",
  ]
  aliases = [
    "CKV2_AWS_2",
    "CKV_AWS_3",
    "AWS-0026",
    "kics:80b7ac3f-d2b7-4577-9b10-df7913497162",
    "kics:cc997676-481b-4e93-aa81-d19f8c5e9b12",
    "cfn_nag:F1",
    "terrascan:AC_AWS_0460",
    "tfsec:aws-ebs-enable-volume-encryption",
    "tfsec:aws-ec2-enable-volume-encryption",
    "guard:ENCRYPTED_VOLUMES",
  ]
  controls = {
    "fsbp" = ["EC2.3"]
    "cis-1.4" = ["2.2.1"]
    "nist-800-53-r5" = [
      "AU-9(3)", "CA-9(1)", "CM-3(6)", "CM-6a", "CM-9b", "CP-9d", "SC-7(10)", "SC-8(3)",
      "SC-8(4)", "SC-13", "SC-13a", "SC-28", "SC-28(1)", "SI-7(6)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["2.2", "3.4", "8.2.1"]
    "hipaa" = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.ec2.volume"
  condition = self.is_encrypted
  at        = self.encrypted
  message   = "volume is not encrypted"
}
