rule {
  title      = "DynamoDB table is encrypted with a key that AWS owns"
  severity   = "low"
  topic      = "data-protection"
  why        = "DynamoDB always encrypts, but without a KMS key in your account nobody can see in CloudTrail who used the key, or take it away."
  help       = "Enable server-side encryption with KMS, with the AWS managed key or, better, one of your own."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html"]
  aliases = [
    "kics:4bd21e68-38c1-4d58-acdc-6a14b203237f",
    "kics:c8dee387-a2e6-4a73-a942-183c975549ac",
    "kics:ce089fd4-1406-47bd-8aad-c259772bb294",
    "terrascan:AC_AWS_0457",
    "guard:DYNAMODB_TABLE_MUST_BE_ENCRYPTED",
  ]
  controls = {}

  target = "aws.dynamodb.table"
  # What is restored keeps the encryption of its source where none is set.
  when      = !self.restored
  condition = self.kms_encryption
  message   = "table is encrypted with a key that AWS owns, not with KMS"
}
