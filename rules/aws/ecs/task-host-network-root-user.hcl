rule {
  title      = "Container on the host's network runs as root"
  severity   = "high"
  topic      = "infrastructure-security"
  why        = "It can listen on any port of the instance and reach what listens there on the loopback address, the agent's and the metadata endpoints included."
  help       = "Use the network mode `awsvpc`, or name a user other than root."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/networking-networkmode-host.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-1",
  ]
  aliases = ["guard:ECS_TASK_DEFINITION_USER_FOR_HOST_MODE_CHECK"]
  controls = {
    "fsbp" = ["ECS.1"]
    "nist-800-53-r5" = [
      "AC-2(1)", "AC-3", "AC-3(7)", "AC-3(15)", "AC-5", "AC-5b", "AC-6", "CM-5(1)(a)",
    ]
    "pci-dss-3.2.1" = ["7.2.1"]
    "hipaa" = [
      "164.308(a)(3)(i)", "164.308(a)(3)(ii)(A)", "164.308(a)(4)(ii)(A)",
      "164.308(a)(4)(ii)(C)", "164.312(a)(1)",
    ]
  }

  target = "aws.ecs.container"
  # That a container is privileged is another rule's.
  when      = self.host_network && !self.privileged && !self.windows
  condition = !matches(self.user, "^(root|0)?(:|$)")
  at        = self.user
  message   = "container ${self.name} runs as root on the network of its host"
}
