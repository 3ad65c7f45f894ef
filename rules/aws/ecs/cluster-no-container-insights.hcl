rule {
  title      = "ECS cluster has no Container Insights"
  severity   = "low"
  topic      = "monitoring"
  why        = "Restarts, memory and network of tasks are not recorded, so faults and misuse are hard to notice and to trace."
  help       = "Set `containerInsights` to `enabled` or `enhanced` for the cluster."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12",
  ]
  aliases = [
    "CKV_AWS_65",
    "AWS-0034",
    "kics:97cb0688-369a-4d26-b1f7-86c4c91231bc",
    "kics:ab759fde-e1e8-4b0e-ad73-ba856e490ed8",
    "tfsec:aws-ecs-enable-container-insight",
  ]
  controls = {
    "fsbp" = ["ECS.12"]
    "nist-800-53-r5" = ["AU-6(3)", "AU-6(4)", "CA-7", "SI-2"]
  }

  target    = "aws.ecs.cluster"
  condition = self.container_insights == "enabled" || self.container_insights == "enhanced"
  at        = self.container_insights
  message   = "Container Insights is off"
}
