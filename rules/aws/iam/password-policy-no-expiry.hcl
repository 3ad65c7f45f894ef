rule {
  title      = "IAM passwords are not changed within 90 days"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "A password that leaked stays of use until somebody notices."
  help       = "Set `max_password_age` to 90 days or fewer, or better let people sign in through IAM Identity Center, without IAM passwords."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-17",
  ]
  aliases = [
    "CKV_AWS_9",
    "AWS-0062",
    "kics:ce60d060-efb8-4bfd-9cf7-ff8945d00d90",
    "terrascan:AC_AWS_0138",
    "tfsec:aws-iam-set-max-password-age",
  ]
  controls = {
    "fsbp" = ["IAM.7"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-2(3)", "AC-3(15)", "IA-5(1)"]
    "pci-dss-3.2.1" = ["8.1.4", "8.2.3", "8.2.4", "8.2.5"]
  }

  target    = "aws.iam.password_policy"
  condition = self.max_password_age > 0 && self.max_password_age <= 90
  message   = "passwords need not be changed within 90 days"
}
