rule {
  title      = "DynamoDB table with fixed capacity does not scale"
  severity   = "low"
  topic      = "resilience"
  why        = "A table whose provisioned capacity is fixed throttles requests when the load outgrows it."
  help       = "Use on-demand capacity, or let Application Auto Scaling change the table's capacity."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-1",
  ]
  aliases = [
    "CKV2_AWS_16",
    "guard:DYNAMODB_AUTOSCALING_ENABLED",
  ]
  controls = {
    "fsbp" = ["DynamoDB.1"]
    "nist-800-53-r5" = [
      "CP-1a.1(b)", "CP-1a.2", "CP-2(2)", "CP-2(5)", "CP-2(6)", "CP-2a", "CP-2a.6",
      "CP-2a.7", "CP-2d", "CP-2e", "CP-6(2)", "CP-10", "SC-5(2)", "SC-6", "SC-22", "SC-36",
      "SI-13(5)",
    ]
    "hipaa" = ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"]
  }

  target    = "aws.dynamodb.table"
  condition = self.billing_mode == "PAY_PER_REQUEST" || length(self.scaling_policies) > 0
  message   = "provisioned capacity does not follow the load"
}
