rule {
  title      = "State machine logs no executions"
  severity   = "low"
  topic      = "monitoring"
  why        = "The history of an express workflow is lost at once, that of a standard one after 90 days, so failures and misuse cannot be explained."
  help       = "Set the log level to `ERROR` or `ALL` with a log group as destination."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/stepfunctions-controls.html#stepfunctions-1",
  ]
  aliases = [
    "CKV_AWS_285",
    "AWS-0119",
  ]
  controls = {
    "fsbp" = ["StepFunctions.1"]
  }

  target    = "aws.stepfunctions.state_machine"
  condition = upper(self.log_level) != "OFF"
  at        = self.log_level
  message   = "executions are not logged"
}
