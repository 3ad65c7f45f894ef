rule {
  title      = "Firehose stream is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Without a key of your own you control neither who may decrypt the records in the stream nor the key's rotation."
  help       = "Turn server-side encryption on, with the key type `CUSTOMER_MANAGED_CMK` and your KMS key."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
  ]
  aliases = ["CKV_AWS_241"]
  controls = {}

  target    = "aws.firehose.stream"
  when      = self.direct
  condition = self.encrypted && self.key_type == "CUSTOMER_MANAGED_CMK" && present(self.kms_key)
  message   = "stream is not encrypted with a customer managed key"
}
