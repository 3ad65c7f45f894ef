rule {
  title      = "Lambda function has no concurrency of its own"
  severity   = "low"
  topic      = "resilience"
  why        = "It shares the account's concurrency: a flood of events can use all of it up, at your cost and at the expense of every other function."
  help       = "Reserve concurrency for the function, which is also its limit."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
  ]
  aliases = [
    "CKV_AWS_115",
    "cfn_nag:W92",
    "guard:LAMBDA_CONCURRENCY_CHECK",
  ]
  controls = {
    "nist-800-53-r5" = [
      "AU-12(3)", "AU-14a", "AU-14b", "CA-7", "CA-7b", "PM-14a.1", "PM-14b", "PM-31", "SC-6",
    ]
    "hipaa" = ["164.312(b)"]
  }

  target    = "aws.lambda.function"
  condition = self.reserved_concurrency >= 0
  message   = "function may use all the concurrency of the account"
}
