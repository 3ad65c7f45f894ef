rule {
  title      = "Bedrock agent has no guardrail"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "Nothing filters prompts that try to turn the agent around, nor harmful or private content in its answers."
  help       = "Create a guardrail and name it in the agent's guardrail configuration."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-guardrail.html",
  ]
  aliases = ["CKV_AWS_383"]
  controls = {}

  target    = "aws.bedrock.agent"
  condition = present(self.guardrail)
  at        = self.guardrail
  message   = "agent has no guardrail"
}
