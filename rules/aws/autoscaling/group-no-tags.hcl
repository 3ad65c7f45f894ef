rule {
  title      = "Auto Scaling group has no tags"
  severity   = "info"
  topic      = "compliance"
  why        = "Its instances carry nothing that says whose they are or what they cost for; the provider's default tags do not reach them."
  help       = "Give the group tags that are propagated when instances start."
  confidence = "low"
  refs = [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-10",
  ]
  aliases = [
    "CKV_AWS_153",
    "kics:ba48df05-eaa1-4d64-905e-4a4b051e7587",
  ]
  controls = {}

  target    = "aws.autoscaling.group"
  condition = length(self.tags) > 0
  at        = self.tags
  message   = "group has no tags"
}
