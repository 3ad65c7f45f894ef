rule {
  title      = "Transcription job redacts some kinds of personal data only"
  severity   = "low"
  topic      = "data-protection"
  why        = "What the list leaves out stays in the transcript: a card number, its code, a PIN, a bank account, a social security number."
  help       = "Set `PiiEntityTypes` to `ALL`, or leave it out."
  confidence = "high"
  refs = ["https://docs.aws.amazon.com/transcribe/latest/dg/pii-redaction-batch.html"]
  aliases = ["guide:transcribe-redaction-types-partial"]
  controls = {}

  target = "aws.transcribe.job"
  when   = present(self.redaction.piientitytypes)
  locals {
    needed = [
      "BANK_ACCOUNT_NUMBER", "BANK_ROUTING", "CREDIT_DEBIT_CVV", "CREDIT_DEBIT_EXPIRY", "CREDIT_DEBIT_NUMBER", "PIN", "SSN",
    ]
    types = self.redaction.piientitytypes
  }
  condition = coalesce(
    contains(local.types, "ALL") || all([for n in local.needed : contains(local.types, n)]),
    false,
  )
  at      = self.redaction.piientitytypes
  message = "redaction leaves out numbers that money or identities hang on"
}
