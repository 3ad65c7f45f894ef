rule {
  title      = "IAM passwords may be used again"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "Who must change a password can go back to an old one, which may be known to others by then."
  help       = "Set `password_reuse_prevention` to 24, the most that IAM remembers."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-16",
  ]
  aliases = [
    "CKV_AWS_13",
    "AWS-0056",
    "kics:89806cdc-9c2e-4bd1-a0dc-53f339bcfb2a",
    "terrascan:AC_AWS_0472",
    "tfsec:aws-iam-no-password-reuse",
  ]
  controls = {
    "fsbp" = ["IAM.7"]
    "cis-1.4" = ["1.9"]
    "cis-3.0" = ["1.9"]
    "cis-5.0" = ["1.8"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-2(3)", "AC-3(15)", "IA-5(1)"]
    "pci-dss-3.2.1" = ["8.1.4", "8.2.3", "8.2.4", "8.2.5"]
  }

  target    = "aws.iam.password_policy"
  condition = self.password_reuse_prevention >= 24
  message   = "fewer than the last 24 passwords are barred from being used again"
}
