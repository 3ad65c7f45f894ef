rule {
  title      = "EFS file system stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever gets hold of the underlying storage or of a backup can read the files. Encryption cannot be added later."
  help       = "Turn encryption on when the file system is created; copy the files of an existing one."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1",
  ]
  aliases = [
    "CKV_AWS_42",
    "AWS-0037",
    "kics:2ff8e83c-90e1-4d68-a300-6d652112e622",
    "kics:48207659-729f-4b5c-9402-f884257d794f",
    "cfn_nag:F32",
    "terrascan:AC_AWS_0097",
    "tfsec:aws-efs-enable-at-rest-encryption",
    "guard:EFS_ENCRYPTED_CHECK",
  ]
  controls = {
    "fsbp"    = ["EFS.1", "EFS.8"]
    "cis-3.0" = ["2.4.1"]
    "cis-5.0" = ["2.3.1"]
    "nist-800-53-r5" = [
      "AU-9(3)", "CA-9(1)", "CM-3(6)", "CP-9d", "SC-7(10)", "SC-8(3)", "SC-8(4)", "SC-13",
      "SC-13a", "SC-28", "SC-28(1)", "SI-7(6)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["3.4", "8.2.1"]
    "hipaa"         = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target    = "aws.efs.file_system"
  condition = self.encrypted
  message   = "file system is not encrypted"
}
