rule {
  title      = "Firehose stream holds a Splunk token in plain text"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever may read the code or the stream's configuration can send events to Splunk in its name."
  help       = "Keep the token in Secrets Manager and point the stream at the secret, or pass it in from a secret store."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/firehose/latest/dev/using-secrets-manager.html",
  ]
  aliases = [
    "cfn_nag:F68",
    "guard:KINESIS_FIREHOSE_SPLUNK_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD",
  ]
  controls = {}

  target    = "aws.firehose.stream"
  condition = !coalesce(plaintext(self.splunk_token), false)
  at        = self.splunk_token
  message   = "Splunk token is written in the code"
}
