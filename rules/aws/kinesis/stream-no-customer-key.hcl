rule {
  title      = "Kinesis stream is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With the key that AWS manages, you control neither who may use the key nor its rotation, and other accounts cannot be let in."
  help       = "Name a customer managed KMS key for the stream."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/streams/latest/dev/creating-using-sse-master-keys.html",
  ]
  aliases = ["CKV_AWS_185"]
  controls = {}

  target    = "aws.kinesis.stream"
  when      = self.encrypted
  condition = self.customer_key
  at        = self.kms_key
  message   = "stream is encrypted with the key that AWS manages"
}
