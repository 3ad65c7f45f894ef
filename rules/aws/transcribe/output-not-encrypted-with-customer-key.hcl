rule {
  title      = "Transcription job writes its result without a customer key"
  severity   = "high"
  topic      = "data-protection"
  why        = "Without a key of your own the transcript is encrypted with a key that S3 manages: whoever may read the bucket reads what was said, and no key policy stands in between."
  help       = "Give the request `OutputEncryptionKMSKeyId`, or set the default encryption of the output bucket to a KMS key of your own."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/transcribe/latest/dg/data-encryption.html",
    "https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html",
  ]
  aliases = ["guide:transcribe-output-not-encrypted-with-customer-key"]
  controls = {}

  target = "aws.transcribe.job"
  when   = self.starts && present(self.output)
  locals {
    bucket = node(self.output_bucket, "aws.s3.bucket")
  }
  condition = customer_key(self.key) || (
    local.bucket == null
    ? unknown("the default encryption of the output bucket is not written here")
    : customer_key(local.bucket.encryption.kms_key)
  )
  at      = customer_key(self.key)
  message = "result of ${self.action} is not encrypted with a customer key"
}
