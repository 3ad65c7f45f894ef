rule {
  title      = "Task has no network interface of its own"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Its containers share the addresses and security groups of the instance with everything else that runs there."
  help       = "Use the network mode `awsvpc` and give the task security groups of its own."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html"]
  aliases = [
    "kics:027a4b7a-8a59-4938-a04f-ed532512cf45",
    "kics:9f4a9409-9c60-4671-be96-9716dbf63db1",
    "terrascan:AC_AWS_0088",
  ]
  controls = {}

  target    = "aws.ecs.task_definition"
  condition = coalesce(self.network_mode == "awsvpc", false)
  at        = self.network_mode
  message   = "network mode is ${coalesce(self.network_mode, "bridge")}"
}
