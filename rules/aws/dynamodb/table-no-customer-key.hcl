rule {
  title      = "DynamoDB table is not encrypted with a customer managed key"
  severity   = "low"
  topic      = "data-protection"
  why        = "With a key that AWS owns or manages you cannot decide who may decrypt the table, and cannot revoke the key when data has to be made unreadable."
  help       = "Enable server-side encryption with KMS and name a customer managed key."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html"]
  aliases = [
    "CKV_AWS_119",
    "AWS-0025",
    "cfn_nag:W74",
    "tfsec:aws-dynamodb-table-customer-key",
    "guard:DYNAMODB_TABLE_ENCRYPTED_KMS",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AU-9(3)", "CP-9d", "SC-8(3)", "SC-8(4)", "SC-13a", "SC-28(1)", "SI-19(4)",
    ]
    "pci-dss-3.2.1" = ["3.4", "8.2.1"]
    "hipaa"         = ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"]
  }

  target = "aws.dynamodb.table"
  # What is restored keeps the encryption of its source where none is set.
  when      = !(self.restored && self.kms_encryption == false)
  condition = self.customer_key
  at        = coalesce(self.kms_key, self.kms_encryption)
  message   = "table is not encrypted with a customer managed key"
}
