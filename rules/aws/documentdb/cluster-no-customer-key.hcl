rule {
  title      = "DocumentDB cluster is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With the key that AWS manages you cannot decide who may decrypt the data, share snapshots across accounts, or revoke the key."
  help       = "Turn storage encryption on and name a customer managed KMS key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html"]
  aliases = [
    "CKV_AWS_182",
    "AWS-0022",
    "kics:2134641d-30a4-4b16-8ffc-2cd4c4ffd15d",
    "kics:4766d3ea-241c-4ee6-93ff-c380c996bd1a",
    "tfsec:aws-documentdb-encryption-customer-key",
  ]
  controls = {}

  target = "aws.documentdb.cluster"
  # What is restored keeps the key of its source where none is named.
  when      = !(self.restored && self.kms_key == null)
  condition = self.customer_key
  at        = self.kms_key
  message   = "cluster is not encrypted with a customer managed key"
}
