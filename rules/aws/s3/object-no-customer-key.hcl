rule {
  title      = "S3 object is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Access to the bucket is enough to read the object; no key policy of yours stands in the way."
  help       = "Name a KMS key for the object, or make one the bucket's default."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
  ]
  aliases = ["CKV_AWS_186"]
  controls = {}

  target    = "aws.s3.object"
  when      = !self.copied
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "object is not encrypted with a customer managed key"
}
