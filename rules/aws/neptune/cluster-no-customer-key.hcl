rule {
  title      = "Neptune cluster is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With the key that AWS manages you cannot decide who may decrypt the data, share snapshots across accounts, or revoke the key."
  help       = "Turn storage encryption on and name a customer managed KMS key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html"]
  aliases = [
    "CKV_AWS_347",
    "AWS-0128",
    "tfsec:aws-neptune-encryption-customer-key",
  ]
  controls = {}

  target = "aws.neptune.cluster"
  # A replica and what is restored keep the key of their source where none is named.
  when      = !((self.replica || self.restored) && self.kms_key == null)
  condition = self.customer_key
  at        = self.kms_key
  message   = "cluster is not encrypted with a customer managed key"
}
