rule {
  title      = "DynamoDB table has no point-in-time recovery"
  severity   = "medium"
  topic      = "resilience"
  why        = "Items that are overwritten or deleted by mistake cannot be brought back, and the table has no continuous backup."
  help       = "Turn point-in-time recovery on; the table can then be restored to any second of the last 35 days."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-2",
  ]
  aliases = [
    "CKV_AWS_28",
    "AWS-0024",
    "kics:0f04217d-488f-4e7a-bec8-f16159686cd6",
    "kics:741f1291-47ac-4a85-a07b-3d32a9d6bd3e",
    "cfn_nag:W78",
    "terrascan:AC_AWS_0458",
    "tfsec:aws-dynamodb-enable-recovery",
    "guard:DYNAMODB_PITR_ENABLED",
  ]
  controls = {
    "fsbp" = ["DynamoDB.2"]
    "nist-800-53-r5" = [
      "CP-1(2)", "CP-2(5)", "CP-6(2)", "CP-9", "CP-9a", "CP-9b", "CP-9c", "CP-10",
      "CP-10(2)", "SC-5(2)", "SI-12", "SI-13(5)",
    ]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"]
  }

  target    = "aws.dynamodb.table"
  condition = self.point_in_time_recovery
  message   = "table has no point-in-time recovery"
}
