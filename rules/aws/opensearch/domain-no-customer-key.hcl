rule {
  title      = "OpenSearch domain is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With the key that AWS manages you cannot decide who may decrypt the data, or revoke the key."
  help       = "Turn encryption at rest on and name a customer managed KMS key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html"]
  aliases = [
    "CKV_AWS_247",
    "kics:7af2f4a3-00d9-47f3-8d15-ca0888f4e5b2",
    "kics:d926aa95-0a04-4abc-b20c-acf54afe38a1",
    "terrascan:AC_AWS_0111",
  ]
  controls = {}

  target    = "aws.opensearch.domain"
  condition = self.customer_key
  at        = coalesce(self.kms_key, self.encrypted_at_rest)
  message   = "domain is not encrypted with a customer managed key"
}
