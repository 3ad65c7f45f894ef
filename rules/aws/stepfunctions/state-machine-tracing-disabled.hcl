rule {
  title      = "State machine does not trace executions"
  severity   = "low"
  topic      = "monitoring"
  why        = "A slow or failing execution cannot be followed through the services that it calls."
  help       = "Turn X-Ray tracing on for the state machine, and let its role write traces."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html"]
  aliases = [
    "CKV_AWS_284",
    "AWS-0117",
  ]
  controls = {}

  target    = "aws.stepfunctions.state_machine"
  condition = self.tracing
  message   = "executions are not traced with X-Ray"
}
