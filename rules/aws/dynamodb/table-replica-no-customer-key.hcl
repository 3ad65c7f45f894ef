rule {
  title      = "Replica of a DynamoDB table is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "Each region encrypts with a key of its own; in one without a customer managed key you cannot decide who may decrypt the data, or revoke the key."
  help       = "Name a customer managed KMS key of the replica's region."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html"]
  aliases    = ["CKV_AWS_271"]
  controls   = {}

  target    = "aws.dynamodb.replica"
  condition = self.customer_key
  at        = self.kms_key
  message   = "replica is not encrypted with a customer managed key"
}
