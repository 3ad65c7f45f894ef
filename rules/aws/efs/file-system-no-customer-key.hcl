rule {
  title      = "EFS file system is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With the key that AWS manages you cannot decide who may decrypt the files, or revoke the key."
  help       = "Turn encryption on and name a customer managed KMS key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html"]
  aliases = [
    "CKV_AWS_184",
    "kics:25d251f3-f348-4f95-845c-1090e41a615c",
    "kics:6d087495-2a42-4735-abf7-02ef5660a7e6",
    "terrascan:AC_AWS_0098",
  ]
  controls = {
    "fsbp"    = ["EFS.1"]
    "cis-3.0" = ["2.4.1"]
    "cis-5.0" = ["2.3.1"]
    "nist-800-53-r5" = [
      "CA-9(1)", "CM-3(6)", "SC-7(10)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)",
    ]
  }

  target    = "aws.efs.file_system"
  condition = self.customer_key
  at        = self.kms_key
  message   = "file system is not encrypted with a customer managed key"
}
