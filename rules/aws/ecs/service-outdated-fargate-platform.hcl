rule {
  title      = "Fargate service is pinned to an old platform version"
  severity   = "medium"
  topic      = "vulnerability-management"
  why        = "Tasks keep running on a kernel and container runtime that get no more fixes."
  help       = "Use `LATEST`, or leave the platform version out."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10",
  ]
  aliases = ["CKV_AWS_332"]
  controls = {
    "fsbp" = ["ECS.10"]
    "nist-800-53-r5" = ["SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)"]
  }

  target = "aws.ecs.service"
  when   = coalesce(self.launch_type == "FARGATE", true)
  # The newest: 1.4.0 for Linux, 1.0.0 for Windows.
  condition = contains(["LATEST", "1.4.0"], self.platform_version) || self.windows && self.platform_version == "1.0.0"
  at        = self.platform_version
  message   = "platform version ${self.platform_version} is outdated"
}
