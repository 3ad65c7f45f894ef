rule {
  title      = "Secret is rotated less often than every 90 days"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "The longer a secret stays the same, the longer a leaked copy can be used."
  help       = "Rotate the secret at least every 90 days."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-4",
  ]
  aliases = ["CKV_AWS_304"]
  controls = {
    "fsbp" = ["SecretsManager.4"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3(15)"]
  }

  target    = "aws.secretsmanager.rotation"
  condition = self.days == null || self.days <= 90
  at        = coalesce(self.automatically_after_days, self.schedule_expression)
  message   = "secret is rotated every ${self.days} days, more than 90"
}
