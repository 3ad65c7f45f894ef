rule {
  title      = "Lambda function drops failed asynchronous events"
  severity   = "low"
  topic      = "resilience"
  why        = "An event that still fails after its retries is discarded, and with it the data it carried."
  help       = "Give the function a dead-letter queue or topic, or an on-failure destination."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
  ]
  aliases = [
    "CKV_AWS_116",
    "kics:c2eae442-d3ba-4cb1-84ca-1db4f80eae3d",
    "kics:cb2f612b-ed42-4ff5-9fb9-255c73d39a18",
    "guard:LAMBDA_DLQ_CHECK",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AU-12(3)", "AU-14a", "AU-14b", "CA-2(2)", "CA-7", "CA-7b", "PM-14a.1", "PM-14b", "PM-31",
      "SC-36(1)(a)", "SI-2a",
    ]
    "hipaa" = ["164.312(b)"]
  }

  target    = "aws.lambda.function"
  condition = present(self.dead_letter_target) || any([for d in self.failure_destinations : present(d)])
  at        = self.dead_letter_target
  message   = "events that fail are kept nowhere"
}
