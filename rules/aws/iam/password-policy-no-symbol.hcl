rule {
  title      = "IAM passwords need not contain a symbol"
  severity   = "low"
  topic      = "identity-and-access"
  why        = "Passwords of fewer sorts of characters are found sooner by guessing."
  help       = "Set `require_symbols` to true, and require 14 characters or more, which helps most."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-13",
  ]
  aliases = [
    "CKV_AWS_14",
    "AWS-0060",
    "terrascan:AC_AWS_0137",
    "tfsec:aws-iam-require-symbols-in-passwords",
  ]
  controls = {
    "fsbp" = ["IAM.7"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-2(3)", "AC-3(15)", "IA-5(1)"]
  }

  target    = "aws.iam.password_policy"
  condition = self.require_symbols
  message   = "passwords need not contain a symbol"
}
