rule {
  title      = "Stack notifies nobody of its changes"
  severity   = "low"
  topic      = "monitoring"
  why        = "Nobody learns when the stack is changed, rolled back or deleted, on purpose or not."
  help       = "Name an SNS topic for the stack's events."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stack.html"]
  aliases = [
    "CKV_AWS_124",
    "kics:837e033c-4717-40bd-807e-6abaa30161b7",
    "kics:b72d0026-f649-4c91-a9ea-15d8f681ac09",
    "terrascan:AC_AWS_0021",
  ]
  controls = {
    "fsbp" = ["CloudFormation.1"]
    "nist-800-53-r5" = ["SI-4(5)", "SI-4(12)"]
  }

  target    = "aws.cloudformation.stack"
  condition = length(self.notifications) > 0
  at        = self.notifications
  message   = "no topic is told of what happens to the stack"
}
