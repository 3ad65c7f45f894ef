rule {
  title      = "IAM passwords need not contain an uppercase letter"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "Passwords of fewer sorts of characters are found sooner by guessing."
  help       = "Set `require_uppercase_characters` to true, and require 14 characters or more, which helps most."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-11",
  ]
  aliases = [
    "CKV_AWS_15",
    "AWS-0061",
    "terrascan:AC_AWS_0135",
    "tfsec:aws-iam-require-uppercase-in-passwords",
  ]
  controls = {
    "fsbp" = ["IAM.7"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-2(3)", "AC-3(15)", "IA-5(1)"]
    "pci-dss-3.2.1" = ["8.1.4", "8.2.3", "8.2.4", "8.2.5"]
  }

  target    = "aws.iam.password_policy"
  condition = self.require_uppercase_characters
  message   = "passwords need not contain an uppercase letter"
}
