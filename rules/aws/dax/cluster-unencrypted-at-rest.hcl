rule {
  title      = "DAX cluster stores data unencrypted"
  severity   = "high"
  topic      = "data-protection"
  why        = "Table items that the cache holds lie unencrypted on its nodes' storage, whatever the tables' own encryption. It cannot be turned on later."
  help       = "Turn server-side encryption on when the cluster is created."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-3",
  ]
  aliases = [
    "CKV_AWS_47",
    "AWS-0023",
    "kics:f11aec39-858f-4b6f-b946-0a1bf46c0c87",
    "cfn_nag:W83",
    "terrascan:AC_AWS_0375",
    "tfsec:aws-dynamodb-enable-at-rest-encryption",
    "guard:DAX_ENCRYPTION_ENABLED",
  ]
  controls = {
    "fsbp" = ["DynamoDB.3"]
    "nist-800-53-r5" = [
      "CA-9(1)", "CM-3(6)", "SC-7(10)", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)",
    ]
  }

  target    = "aws.dax.cluster"
  condition = self.encryption_at_rest
  message   = "DAX cluster does not encrypt what it stores"
}
