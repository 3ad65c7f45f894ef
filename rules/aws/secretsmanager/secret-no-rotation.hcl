rule {
  title      = "Secret is never rotated"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "A secret that leaked once stays good until somebody notices and changes it by hand."
  help       = "Add a rotation schedule with a function that changes the secret where it is used; leave out secrets that only others can change."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1",
  ]
  aliases = [
    "CKV2_AWS_57",
    "guard:SECRETSMANAGER_ROTATION_ENABLED_CHECK",
  ]
  controls = {
    "fsbp" = ["SecretsManager.1"]
    "nist-800-53-r5" = [
      "AC-2(1)", "AC-3(3)", "AC-3(3)(a)", "AC-3(3)(b)(1)", "AC-3(3)(b)(2)", "AC-3(3)(b)(3)",
      "AC-3(3)(b)(4)", "AC-3(3)(b)(5)", "AC-3(3)(c)", "AC-3(4)", "AC-3(4)(a)", "AC-3(4)(b)",
      "AC-3(4)(c)", "AC-3(4)(d)", "AC-3(4)(e)", "AC-3(8)", "AC-3(12)(a)", "AC-3(13)",
      "AC-3(15)", "AC-3(15)(a)", "AC-3(15)(b)", "AC-4(28)", "AC-24", "CM-5(1)(a)",
      "SC-23(3)",
    ]
    "hipaa" = ["164.308(a)(4)(ii)(B)"]
  }

  target    = "aws.secretsmanager.secret"
  condition = self.rotated
  message   = "secret has no rotation schedule"
}
