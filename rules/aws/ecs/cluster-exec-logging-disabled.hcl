rule {
  title      = "Commands run in containers are not logged"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nobody can find out later what was done in a container through ECS Exec."
  help       = "Log ECS Exec sessions to CloudWatch Logs or S3."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html"]
  aliases = ["CKV_AWS_223"]
  controls = {}

  target    = "aws.ecs.cluster"
  condition = coalesce(self.exec.logging != "NONE", true)
  at        = self.exec.logging
  message   = "ECS Exec sessions are not logged"
}
