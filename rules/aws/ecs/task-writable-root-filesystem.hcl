rule {
  title      = "Container can write to its root file system"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Whoever breaks into the container can replace its programs and leave tools behind."
  help       = "Set the root file system read-only, and mount volumes where the software has to write."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5",
  ]
  aliases = ["CKV_AWS_336"]
  controls = {
    "fsbp" = ["ECS.5"]
    "nist-800-53-r5" = ["AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-5", "AC-6"]
  }

  target = "aws.ecs.container"
  # Windows containers do not know it.
  when      = !self.windows
  condition = self.read_only_root
  at        = self.read_only_root
  message   = "container ${self.name} can write to its root file system"
}
