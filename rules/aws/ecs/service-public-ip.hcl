rule {
  title      = "ECS service gives its tasks public addresses"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Every task can be reached from the internet as far as its security groups allow."
  help       = "Turn public addresses off; run tasks in private subnets behind a load balancer, with a NAT gateway or VPC endpoints for pulling images."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2",
  ]
  aliases = ["CKV_AWS_333"]
  controls = {
    "fsbp" = ["ECS.2"]
    "nist-800-53-r5" = [
      "AC-3", "AC-3(7)", "AC-4", "AC-4(21)", "AC-6", "AC-21", "SC-7", "SC-7(3)", "SC-7(4)",
      "SC-7(9)", "SC-7(11)", "SC-7(16)", "SC-7(20)", "SC-7(21)",
    ]
  }

  target    = "aws.ecs.service"
  condition = !self.public_ip
  at        = self.public_ip
  message   = "tasks of the service get public IP addresses"
}
