rule {
  title      = "DMS writes to S3 without a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns or manages you cannot decide who may decrypt the data, or revoke the key."
  help       = "Name a customer managed KMS key for the endpoint or for the objects that it writes."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.S3.html"]
  aliases    = ["CKV_AWS_298"]
  controls   = {}

  target    = "aws.dms.s3_endpoint"
  condition = self.customer_key
  at        = self.kms_key
  message   = "endpoint is not encrypted with a customer managed key"
}
