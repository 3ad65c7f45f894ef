rule {
  title      = "Container runs privileged"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "It has the rights of root on the host, so whoever takes over the container takes over the instance and every task on it."
  help       = "Leave `privileged` out; give the container the Linux capabilities it needs one by one."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4",
  ]
  aliases = ["CKV_AWS_334"]
  controls = {
    "fsbp" = ["ECS.4"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-5", "AC-6"]
  }

  target    = "aws.ecs.container"
  condition = !self.privileged
  at        = self.privileged
  message   = "container ${self.name} runs privileged"
}
