rule {
  title      = "SSM document is shared with everybody"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Anybody with an AWS account can read the document, its commands and whatever names, paths and secrets stand in them."
  help       = "Share the document with named accounts only."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html#ssm-4",
  ]
  aliases = ["CKV_AWS_303"]
  controls = {
    "fsbp" = ["SSM.4"]
    "nist-800-53-r5" = [
      "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-21", "SC-7", "SC-7(3)", "SC-7(4)",
      "SC-7(9)", "SC-7(11)", "SC-7(16)", "SC-7(20)", "SC-7(21)",
    ]
  }

  target    = "aws.ssm.document"
  condition = !coalesce(matches(lower(self.shared_with), "(^|,)\\s*all\\s*(,|$)"), false)
  message   = "document is shared with everybody"
}
