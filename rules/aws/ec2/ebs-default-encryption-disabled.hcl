rule {
  title      = "EBS encryption by default is turned off"
  severity   = "medium"
  topic      = "data-protection"
  why        = "Volumes and snapshots of the region are created unencrypted wherever nobody thinks of it."
  help       = "Enable encryption by default in every region that is used."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-7",
  ]
  aliases = [
    "CKV_AWS_106",
    "kics:3d3f6270-546b-443c-adb4-bb6fb2187ca6",
    "terrascan:AC_AWS_0079",
  ]
  controls = {
    "fsbp" = ["EC2.7"]
    "cis-1.4" = ["2.2.1"]
    "cis-3.0" = ["2.2.1"]
    "cis-5.0" = ["5.1.1"]
    "nist-800-53-r5" = [
      "CA-9(1)", "CM-3(6)", "SC-7(10)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)",
    ]
  }

  target    = "aws.ec2.default_encryption"
  condition = self.enabled
  at        = self.enabled
  message   = "new EBS volumes are not encrypted by default"
}
