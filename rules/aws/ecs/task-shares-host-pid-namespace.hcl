rule {
  title      = "Task shares the process namespace of its host"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "Its containers see the processes of the instance and of other tasks, read their environments and can interfere with them."
  help       = "Leave the PID mode out, or share it among the containers of the task alone with `task`."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-3",
  ]
  aliases = ["CKV_AWS_335"]
  controls = {
    "fsbp" = ["ECS.3"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-2"]
  }

  target    = "aws.ecs.task_definition"
  condition = coalesce(self.pid_mode != "host", true)
  at        = self.pid_mode
  message   = "task shares the process namespace of its host"
}
