rule {
  title      = "Connect keeps data in a bucket without a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Recordings and transcripts of customers are encrypted with a key that you cannot restrict, so permission to read the bucket is all that protects them."
  help       = "Set the storage's encryption to `KMS` with a customer managed key."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/connect/latest/adminguide/encryption-at-rest.html"]
  aliases = ["CKV_AWS_270"]
  controls = {}

  target    = "aws.connect.storage"
  when      = coalesce(self.type == "S3", false)
  condition = present(self.s3_key)
  message   = "data in the bucket are not encrypted with a customer managed key"
}
