rule {
  title      = "Firehose stream holds a Redshift password in plain text"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever may read the code or the stream's configuration can log in to the Redshift cluster."
  help       = "Keep the credentials in Secrets Manager and point the stream at the secret, or pass the password in from a secret store."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/firehose/latest/dev/using-secrets-manager.html",
  ]
  aliases = [
    "cfn_nag:F66",
    "guard:KINESIS_FIREHOSE_REDSHIFT_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD",
  ]
  controls = {}

  target    = "aws.firehose.stream"
  condition = !coalesce(plaintext(self.redshift_password), false)
  at        = self.redshift_password
  message   = "Redshift password is written in the code"
}
