rule {
  title      = "Task runs with the role that starts it"
  severity   = "medium"
  topic      = "identity-and-access"
  why        = "The software in the containers may do all that ECS may do to start them: pull any image, read the secrets of all containers, write logs."
  help       = "Give the task a role of its own with what the software needs."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html",
  ]
  aliases = ["CKV_AWS_249"]
  controls = {}

  target    = "aws.ecs.task_definition"
  condition = !coalesce(same(self.task_role_arn, self.execution_role_arn), false)
  at        = self.task_role_arn
  message   = "task role and execution role are the same"
}
