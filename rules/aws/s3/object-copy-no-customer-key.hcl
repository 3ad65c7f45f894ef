rule {
  title      = "S3 object copy is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Access to the bucket is enough to read the copy; no key policy of yours stands in the way, even if one did for the original."
  help       = "Name a KMS key for the copy, or make one the bucket's default."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
  ]
  aliases = ["CKV_AWS_181"]
  controls = {}

  target    = "aws.s3.object"
  when      = self.copied
  condition = present(self.kms_key)
  at        = self.kms_key
  message   = "copy is not encrypted with a customer managed key"
}
