rule {
  title      = "IAM passwords may be shorter than 14 characters"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Short passwords are found by guessing; every further character makes that many times harder."
  help       = "Set `minimum_password_length` to 14 or more."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-15",
  ]
  aliases = [
    "CKV_AWS_10",
    "AWS-0063",
    "kics:1bc1c685-e593-450e-88fb-19db4c82aa1d",
    "kics:b1b20ae3-8fa7-4af5-a74d-a2145920fcb1",
    "terrascan:AC_AWS_0141",
    "terrascan:AC_AWS_0142",
    "tfsec:aws-iam-set-minimum-password-length",
  ]
  controls = {
    "fsbp" = ["IAM.7"]
    "cis-1.4" = ["1.8"]
    "cis-3.0" = ["1.8"]
    "cis-5.0" = ["1.7"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-2(3)", "AC-3(15)", "IA-5(1)"]
    "pci-dss-3.2.1" = ["8.1.4", "8.2.3", "8.2.4", "8.2.5"]
  }

  target    = "aws.iam.password_policy"
  condition = self.minimum_password_length >= 14
  message   = "passwords of ${self.minimum_password_length} characters are accepted, fewer than 14"
}
